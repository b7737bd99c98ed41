"""Gemma 3 with a SigLIP encoder in plain PyTorch, with the parameter names of Hugging Face's checkpoints of mid-2025.

The formulas are those of transformers' `modeling_gemma3.py` and `modeling_siglip.py`; `check.py` compares the two.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

from sizes import IMAGE_SIZE, PATCH, POOLED

VISION = {"hidden": 128, "layers": 4, "heads": 4, "mlp": 384}
TEXT = {"hidden": 256, "layers": 4, "heads": 4, "kv": 2, "head_dim": 64, "mlp": 512, "window": 128, "pattern": 2}
ROPE = {"local": (10_000.0, 1.0), "global": (1_000_000.0, 8.0)}


class RmsNorm(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(size))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * (1 + self.weight)


def rope_tables(positions, theta, factor):
    dim = TEXT["head_dim"]
    frequencies = theta ** (-torch.arange(0, dim, 2, dtype=torch.float32, device=positions.device) / dim) / factor
    angles = positions[..., None].float() * frequencies
    angles = torch.cat([angles, angles], -1)[:, None]
    return angles.cos(), angles.sin()


def rotate(x, tables):
    cos, sin = tables
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin


class TextAttention(nn.Module):
    def __init__(self):
        super().__init__()
        t = TEXT
        self.q_proj = nn.Linear(t["hidden"], t["heads"] * t["head_dim"], bias=False)
        self.k_proj = nn.Linear(t["hidden"], t["kv"] * t["head_dim"], bias=False)
        self.v_proj = nn.Linear(t["hidden"], t["kv"] * t["head_dim"], bias=False)
        self.o_proj = nn.Linear(t["heads"] * t["head_dim"], t["hidden"], bias=False)
        self.q_norm = RmsNorm(t["head_dim"])
        self.k_norm = RmsNorm(t["head_dim"])

    def forward(self, x, tables, mask):
        batch, length, _ = x.shape
        heads = lambda y: y.view(batch, length, -1, TEXT["head_dim"]).transpose(1, 2)  # noqa: E731
        q = rotate(self.q_norm(heads(self.q_proj(x))), tables)
        k = rotate(self.k_norm(heads(self.k_proj(x))), tables)
        v = heads(self.v_proj(x))
        repeat = TEXT["heads"] // TEXT["kv"]
        k, v = k.repeat_interleave(repeat, 1), v.repeat_interleave(repeat, 1)
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, scale=TEXT["head_dim"] ** -0.5)
        return self.o_proj(out.transpose(1, 2).reshape(batch, length, -1))


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate_proj = nn.Linear(TEXT["hidden"], TEXT["mlp"], bias=False)
        self.up_proj = nn.Linear(TEXT["hidden"], TEXT["mlp"], bias=False)
        self.down_proj = nn.Linear(TEXT["mlp"], TEXT["hidden"], bias=False)

    def forward(self, x):
        return self.down_proj(F.gelu(self.gate_proj(x), approximate="tanh") * self.up_proj(x))


class TextLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.self_attn = TextAttention()
        self.mlp = Mlp()
        for name in ("input", "post_attention", "pre_feedforward", "post_feedforward"):
            setattr(self, f"{name}_layernorm", RmsNorm(TEXT["hidden"]))

    def forward(self, x, tables, mask):
        x = x + self.post_attention_layernorm(self.self_attn(self.input_layernorm(x), tables, mask))
        return x + self.post_feedforward_layernorm(self.mlp(self.pre_feedforward_layernorm(x)))


class TextModel(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.embed_tokens = nn.Embedding(vocab, TEXT["hidden"])
        self.layers = nn.ModuleList(TextLayer() for _ in range(TEXT["layers"]))
        self.norm = RmsNorm(TEXT["hidden"])

    def forward(self, x, positions, masks):
        tables = {name: rope_tables(positions, *ROPE[name]) for name in ROPE}
        for index, layer in enumerate(self.layers):
            name = "global" if (index + 1) % TEXT["pattern"] == 0 else "local"
            x = layer(x, tables[name], masks[name])
        return self.norm(x)


class VisionAttention(nn.Module):
    def __init__(self):
        super().__init__()
        size = VISION["hidden"]
        self.q_proj, self.k_proj = nn.Linear(size, size), nn.Linear(size, size)
        self.v_proj, self.out_proj = nn.Linear(size, size), nn.Linear(size, size)

    def forward(self, x):
        batch, length, size = x.shape
        heads = lambda y: y.view(batch, length, VISION["heads"], -1).transpose(1, 2)  # noqa: E731
        out = F.scaled_dot_product_attention(heads(self.q_proj(x)), heads(self.k_proj(x)), heads(self.v_proj(x)))
        return self.out_proj(out.transpose(1, 2).reshape(batch, length, size))


class VisionMlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(VISION["hidden"], VISION["mlp"])
        self.fc2 = nn.Linear(VISION["mlp"], VISION["hidden"])

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x), approximate="tanh"))


class VisionLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_norm1 = nn.LayerNorm(VISION["hidden"], eps=1e-6)
        self.self_attn = VisionAttention()
        self.layer_norm2 = nn.LayerNorm(VISION["hidden"], eps=1e-6)
        self.mlp = VisionMlp()

    def forward(self, x):
        x = x + self.self_attn(self.layer_norm1(x))
        return x + self.mlp(self.layer_norm2(x))


class VisionEmbeddings(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch_embedding = nn.Conv2d(3, VISION["hidden"], PATCH, PATCH)
        self.position_embedding = nn.Embedding((IMAGE_SIZE // PATCH) ** 2, VISION["hidden"])

    def forward(self, pixels):
        patches = self.patch_embedding(pixels).flatten(2).transpose(1, 2)
        return patches + self.position_embedding.weight


class VisionModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embeddings = VisionEmbeddings()
        self.encoder = nn.Module()
        self.encoder.layers = nn.ModuleList(VisionLayer() for _ in range(VISION["layers"]))
        self.post_layernorm = nn.LayerNorm(VISION["hidden"], eps=1e-6)

    def forward(self, pixels):
        x = self.embeddings(pixels)
        for layer in self.encoder.layers:
            x = layer(x)
        return self.post_layernorm(x)


class Projector(nn.Module):
    def __init__(self):
        super().__init__()
        self.mm_input_projection_weight = nn.Parameter(torch.empty(VISION["hidden"], TEXT["hidden"]))
        self.mm_soft_emb_norm = RmsNorm(VISION["hidden"])

    def pool(self, x):
        """`[batch, patches, hidden]` to `[batch, soft tokens, hidden]`."""
        side = IMAGE_SIZE // PATCH
        grid = x.transpose(1, 2).reshape(x.shape[0], -1, side, side)
        return F.avg_pool2d(grid, side // POOLED).flatten(2).transpose(1, 2)

    def forward(self, x):
        return self.mm_soft_emb_norm(self.pool(x)) @ self.mm_input_projection_weight


class TinyGemma(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.vision_tower = nn.Module()
        self.vision_tower.vision_model = VisionModel()
        self.multi_modal_projector = Projector()
        self.language_model = nn.Module()
        self.language_model.model = TextModel(vocab)
        self.initialise()

    def initialise(self):
        for name, parameter in self.named_parameters():
            if "norm" in name:
                continue
            if name.endswith("bias"):
                nn.init.zeros_(parameter)
            elif "position_embedding" in name:
                nn.init.normal_(parameter, std=0.1)
            elif "embed_tokens" in name:
                nn.init.normal_(parameter, std=TEXT["hidden"] ** -0.5)
            else:
                fan_in = parameter.shape[0] if "projection_weight" in name else parameter[0].numel()
                nn.init.normal_(parameter, std=fan_in**-0.5)

    def features(self, pixels):
        """`[images, 3, size, size]` in -1 to 1 → soft tokens `[images, tokens, hidden]`."""
        return self.multi_modal_projector(self.vision_tower.vision_model(pixels))

    def forward(self, ids, positions, masks, pixels, soft):
        """Hidden states `[batch, length, hidden]`; `soft` is true where image features stand, in the images' order."""
        model = self.language_model.model
        x = model.embed_tokens(ids) * math.sqrt(TEXT["hidden"])
        if pixels.shape[0] > 0:
            x = x.masked_scatter(soft[..., None], self.features(pixels))
        return model(x, positions, masks)

    def logits(self, hidden):
        return hidden @ self.language_model.model.embed_tokens.weight.T


def masks_of(branch, image, positions):
    """Attention masks of rows that hold one prefix and several branches: a token sees its prefix and its own branch.

    `branch` `[batch, length]` is 0 for the prefix, 1.. for branches, -1 for padding; `image` numbers the soft tokens'
    images from 1 and is 0 elsewhere. Local layers: inside the window, and causal or of the same image.
    """
    order = torch.arange(branch.shape[1], device=branch.device)
    causal = order[None, :, None] >= order[None, None, :]
    q, k = branch[:, :, None], branch[:, None, :]
    visible = ((k == 0) | (k == q)) & (k >= 0)
    same_image = (image[:, :, None] == image[:, None, :]) & (image[:, :, None] > 0)
    allowed = (causal & visible) | same_image
    # Padding sees itself, so that no row of the softmax is empty.
    allowed |= torch.eye(branch.shape[1], dtype=torch.bool, device=branch.device)[None]
    near = (positions[:, :, None] - positions[:, None, :]) < TEXT["window"]
    return {"global": allowed[:, None], "local": (allowed & near)[:, None]}
