-- One row per customer with a valid order: importance and value as percentile ranks among buyers,
-- with what each is made of. Weights are shared out over the parts that the source has.
with

referrals as (
    select referred_by as customer_id, count(*)::integer as referred_customers
    from core.customers
    where referred_by is not null
    group by referred_by
),

parts as (
    select
        facts.customer_no,
        scores.money_rank as sales_rank,
        tiers.value_rank,
        case
            when getvariable('has_referrals') then coalesce(referrals.referred_customers, 0)
        end as referred_customers,
        case when getvariable('has_strategic') then coalesce(customers.is_strategic, false) end
            as is_strategic
    from core.customer_facts as facts
    inner join core.rfm_scores as scores
        on facts.customer_no = scores.customer_no and scores.moment = 'now'
    inner join models.tier_ratings as tiers on facts.customer_no = tiers.customer_no
    inner join core.customers as customers on facts.customer_no = customers.customer_no
    left join referrals on customers.customer_id = referrals.customer_id
),

referral_counts as (
    select referred_customers, count(*) as customers
    from parts
    group by referred_customers
),

referral_ranks as (
    select
        referred_customers,
        (sum(customers) over (order by referred_customers) - customers)
        / greatest(sum(customers) over () - 1, 1) as referral_rank
    from referral_counts
    where referred_customers is not null
),

weighed as (
    select
        parts.*,
        referral_ranks.referral_rank,
        round(
            getvariable('sales_weight') * parts.sales_rank
            + getvariable('referral_weight') * coalesce(referral_ranks.referral_rank, 0)
            + getvariable('strategic_weight') * coalesce(parts.is_strategic, false)::integer,
            12
        ) as weight
    from parts
    left join referral_ranks on parts.referred_customers = referral_ranks.referred_customers
)

select
    customer_no,
    percent_rank() over (order by weight) as importance,
    value_rank as value,
    sales_rank,
    referral_rank,
    referred_customers,
    is_strategic
from weighed
