"""Support measures (支持措施): the reviewed catalogue, and the vocabulary of facts that their conditions ask for."""
