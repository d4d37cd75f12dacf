-- One row per known customer: the published pseudonym, HMAC-SHA-256 of the customer id under the
-- builder's key, first 16 digits. RFC 2104; the padded keys come as variables.
select
    customer_no,
    left(
        sha256(
            getvariable('pseudonym_outer')
            || unhex(sha256(getvariable('pseudonym_inner') || encode(customer_id)))
        ),
        16
    ) as customer_key
from core.customers
