-- One row per step of the line, with what made it.
select step, file, sql, reads, variables, fingerprint, rows
from definitions.receipts
