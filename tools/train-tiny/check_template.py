"""Compares the tiny model's chat template with conversations that transformers rendered: `python check_template.py`."""

import json
import sys
from pathlib import Path

from transformers import PreTrainedTokenizerFast

here = Path(__file__).parent
core = here / "../../packages/core/test-data"


def main():
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(core / "tokenizer.json"), bos_token="<bos>")
    tokenizer.chat_template = (here / "chat_template.jinja").read_text()
    reference = json.loads((core / "chat.json").read_text())
    cases = reference["cases"] + reference["literal"]
    wrong = [
        case["name"]
        for case in cases
        if tokenizer.apply_chat_template(case["messages"], tokenize=False, add_generation_prompt=case["generate"])
        != case["rendered"]
    ]
    print(f"{len(cases) - len(wrong)} of {len(cases)} conversations are rendered as by transformers")
    for name in wrong:
        print(f"not so: {name}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
