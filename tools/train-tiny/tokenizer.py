"""A small tokenizer of Gemma's structure: SentencePiece-like BPE with byte fallback, control tokens at Gemma's ids.

Layout: 0 pad, 1 eos, 2 bos, 3 unk, 6 to 104 unused (94 and 95 delimit a thought), 105 and 106 turns, 107 to 137 runs of
newlines, 138 to 168 runs of spaces, 169 and 170 image delimiters, 171 to 426 bytes, then pieces; the soft token follows
the pieces, and the table is padded to a multiple of 64 rows.
"""

import json
import shutil
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

SPACE = "▁"
CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "[multimodal]", *[f"<unused{i}>" for i in range(99)]]
CONTROL += ["<start_of_turn>", "<end_of_turn>"]
RUNS = ["\n" * n for n in range(1, 32)] + [SPACE * n for n in range(2, 33)]
IMAGE = ["<start_of_image>", "<end_of_image>"]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
SOFT = "<image_soft_token>"


def train_tokenizer(texts, folder: Path, pieces=1100):
    """Learns merges inside words only, none with digits, and writes `tokenizer.json` and its companion. Returns the id of the soft token."""
    learner = Tokenizer(models.BPE())
    learner.normalizer = normalizers.Replace(" ", SPACE)
    learner.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split("\n", "isolated"),
            pre_tokenizers.Split(SPACE, "merged_with_next"),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.Split(Regex(r"[,.;:!?()\[\]{}<>|\"'/-]"), "isolated"),
        ]
    )
    letters = [chr(code) for code in range(33, 127)] + [SPACE, "…", "é", "µ", "°"]
    learner.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=pieces, initial_alphabet=letters, show_progress=False))
    model = json.loads(learner.to_str())["model"]
    learned = [piece for piece, _ in sorted(model["vocab"].items(), key=lambda item: item[1]) if piece != "\n"]
    vocab = {piece: i for i, piece in enumerate([*CONTROL, *RUNS, *IMAGE, *BYTES])}
    for piece in learned:
        vocab.setdefault(piece, len(vocab))
    merges = [pair for pair in model["merges"] if "".join(pair) in vocab]
    final = Tokenizer(models.BPE(vocab=vocab, merges=[tuple(m) for m in merges], unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    final.normalizer = normalizers.Replace(" ", SPACE)
    final.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    final.decoder = decoders.Sequence([decoders.Replace(SPACE, " "), decoders.ByteFallback(), decoders.Fuse()])
    data = json.loads(final.to_str())
    soft = len(vocab)
    data["added_tokens"] = [
        {
            "id": vocab.get(text, soft),
            "content": text,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": text not in RUNS,
        }
        for text in [*CONTROL, *RUNS, *IMAGE, SOFT]
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False))
    names = {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>", "unk_token": "<unk>"}
    settings = {**names, "boi_token": IMAGE[0], "eoi_token": IMAGE[1], "image_token": SOFT, "add_bos_token": True}
    (folder / "tokenizer_config.json").write_text(json.dumps({**settings, "tokenizer_class": "GemmaTokenizerFast"}, indent=2))
    return soft


def copy_tokenizer(start: Path, folder: Path):
    """Keeps another checkpoint's tokenizer. Returns the id of the soft token."""
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(start / name, folder / name)
    return Tokenizer.from_file(str(folder / "tokenizer.json")).token_to_id(SOFT)
