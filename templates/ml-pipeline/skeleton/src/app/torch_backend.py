"""Trains networks with PyTorch. Imported only where the extra `torch` is installed."""

import copy

import numpy as np
import torch
from torch import nn

from .mlp import Array, Plan


def train(features: Array, outcomes: Array, plan: Plan) -> list[tuple[Array, Array]]:
    """Train until rows that were kept back say to stop; the best weights count."""
    torch.manual_seed(plan.seed)
    torch.use_deterministic_algorithms(mode=True)
    inputs = torch.tensor(features, dtype=torch.float32)
    targets = torch.tensor(outcomes, dtype=torch.float32)
    # Rows come by day: the last tenth is the newest, as the holdout will be.
    kept_back = max(1, len(inputs) // 10)
    learn, watch = slice(None, -kept_back), slice(-kept_back, None)
    network = _build(inputs.shape[1], plan)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=plan.learning_rate, weight_decay=plan.weight_decay
    )
    loss_of = nn.BCEWithLogitsLoss()
    best, best_loss, waited = copy.deepcopy(network.state_dict()), float("inf"), 0
    shuffle = torch.Generator().manual_seed(plan.seed)
    for _ in range(plan.epochs):
        network.train()
        order = torch.randperm(len(inputs) - kept_back, generator=shuffle)
        for batch in order.split(plan.batch_size):
            optimizer.zero_grad()
            loss = loss_of(network(inputs[learn][batch]).squeeze(1), targets[learn][batch])
            loss.backward()
            optimizer.step()
        network.eval()
        with torch.no_grad():
            now = float(loss_of(network(inputs[watch]).squeeze(1), targets[watch]))
        if now < best_loss:
            best, best_loss, waited = copy.deepcopy(network.state_dict()), now, 0
        elif (waited := waited + 1) >= plan.patience:
            break
    network.load_state_dict(best)
    return [
        (_array(layer.weight), _array(layer.bias))
        for layer in network
        if isinstance(layer, nn.Linear)
    ]


def _build(inputs: int, plan: Plan) -> nn.Sequential:
    layers: list[nn.Module] = []
    for _ in range(plan.depth):
        layers += [nn.Linear(inputs, plan.width), nn.ReLU(), nn.Dropout(plan.dropout)]
        inputs = plan.width
    return nn.Sequential(*layers, nn.Linear(inputs, 1))


def _array(parameter: nn.Parameter) -> Array:
    values: Array = parameter.detach().numpy().astype(np.float64)
    return values
