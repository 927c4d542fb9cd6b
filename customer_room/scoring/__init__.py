"""Pure arithmetic on plain values (DOMAIN §2 Label, §3): no records, no clock, no I/O."""
