"""Opens a trained model's ONNX file with its tokenizer, on one thread and telling nobody."""

from __future__ import annotations

import os
from typing import Any

from recordqa.learned import Model


def open_session(model: Model, file: str) -> tuple[Any, Any] | None:
    """The inference session and the tokenizer; None where onnxruntime or tokenizers is not installed."""
    # onnxruntime can report its use to its maker. The versions allowed here have no sender on Linux and
    # macOS; on Windows they write events that the system may pass on. Both are told to be quiet.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        return None
    onnxruntime.disable_telemetry_events()
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.read(file), settings, providers=["CPUExecutionProvider"])
    return session, Tokenizer.from_str(model.read("tokenizer.json").decode("utf-8"))
