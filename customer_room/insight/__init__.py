"""Questions answered from the journey graph (DOMAIN §5), on plain values."""
