-- One row per model that was tried and parameter, on the as-of date. The interval is made on the
-- logarithm: 1.645 standard errors to either side; there is none where it would say nothing.
select
    fits.model,
    fits.parameter,
    choices.why,
    fits.position,
    fits.value,
    fits.standard_error,
    case
        when fits.standard_error < 10 * fits.value
            then fits.value * exp(-1.6448536269514722 * fits.standard_error / fits.value)
    end as value_low,
    case
        when fits.standard_error < 10 * fits.value
            then fits.value * exp(1.6448536269514722 * fits.standard_error / fits.value)
    end as value_high,
    fits.log_likelihood,
    fits.customers,
    fits.is_converged,
    choices.is_trusted,
    choices.is_chosen
from models.fits as fits
inner join models.choices as choices on fits.model = choices.model
where fits.moment = 'now'
