"""A trained network as a small file that onnxruntime reads.

Weights become eight-bit integers, a scale for each channel. `keep` names layers that stay as they are,
where that buys accuracy.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from pipeline.training.encoder import Network

OPSET = 17
INPUTS = ("ids", "attention", "segments", "focus")


def write(
    network: Network, tokenizer: Path, out: Path, *, about: dict[str, object], keep: str | None = None
) -> None:
    """Writes model.onnx, tokenizer.json and encoder.json into the folder `out`.

    Args:
        network: In its final weights.
        tokenizer: The tokenizer.json it was trained with.
        out: The folder, made where it is missing.
        about: What encoder.json says.
        keep: A regular expression of names of products that stay in 32 bits; None for none.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        _export(network, plain)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        nodes = onnx.load(str(prepared)).graph.node
        kept = [node.name for node in nodes if keep and re.search(keep, node.name)]
        quantize_dynamic(
            str(prepared),
            str(out / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=kept,
        )
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    (out / "encoder.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


class _Read(nn.Module):
    """The network as the file has it: with its features."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, attention: Tensor, segments: Tensor, focus: Tensor
    ) -> tuple[Tensor, Tensor]:
        return self.network.read(ids, attention, segments, focus)


def _export(network: Network, path: Path) -> None:
    network.eval().float()
    example = tuple(torch.ones(2, 8, dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "rows", 1: "pieces"} for name in INPUTS}
    torch.onnx.export(
        _Read(network),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["scores", "features"],
        dynamic_axes={**axes, "scores": {0: "rows"}, "features": {0: "rows"}},
        opset_version=OPSET,
        dynamo=False,
    )
