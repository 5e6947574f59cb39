/** Each is a rule of what commands leave behind, as a query for what breaks it. */
export const runRules = [
  {
    rule: 'a state is what its transitions fold to',
    broken: `select public_ref from workflow_runs as run
      where state <> (
          select to_state from workflow_transitions as move
          where move.workflow_run_id = run.workflow_run_id order by seq desc limit 1)
        or version <> (
          select count(*) from workflow_transitions as move
          where move.workflow_run_id = run.workflow_run_id)`,
  },
  {
    rule: 'each transition begins where the last one ended, by the machine',
    broken: `select 1 from (
        select *, lag(to_state, 1, 'CREATED') over (partition by workflow_run_id order by seq) as before,
          row_number() over (partition by workflow_run_id order by seq) as number
        from workflow_transitions) as move
      where from_state <> before or seq <> number or not exists (
        select from run_state_machine as machine
        where (machine.from_state, machine.event, machine.to_state)
          = (move.from_state, move.event, move.to_state))`,
  },
  {
    rule: 'each transition rests on its own fact, which stands in the run’s order, and on facts alone',
    broken: `select 1 from workflow_transitions as move join workflow_runs as run using (workflow_run_id)
      where not exists (
        select from domain_events as fact
        where fact.event_id::text = move.evidence -> 'eventIds' ->> 0
          and fact.aggregate_id = run.public_ref and fact.aggregate_seq = move.seq + 1
          and fact.organization_ref = run.organization_ref and fact.actor_ref = move.actor_ref)
        or exists (
          select from jsonb_array_elements_text(move.evidence -> 'eventIds') as named(id)
          where not exists (select from domain_events where event_id::text = named.id))`,
  },
  {
    rule: 'facts are numbered without a gap',
    broken: `select aggregate_id from domain_events group by aggregate_type, aggregate_id
      having count(*) <> max(aggregate_seq)`,
  },
  {
    rule: 'four eyes',
    broken: `select 1 from approval_decisions as given join approval_requests as asked using (approval_request_id)
        join workflow_runs using (workflow_run_id)
      where requested_by_ref in (given.actor_ref, given.on_behalf_of_ref)
        or coalesce(on_behalf_of_ref, actor_ref) <> all (asked.approver_refs)`,
  },
  {
    rule: 'one voice once',
    broken: `select approval_request_id from approval_decisions group by approval_request_id
      having count(*) <> count(distinct actor_ref)
        or count(*) <> count(distinct coalesce(on_behalf_of_ref, actor_ref))`,
  },
  {
    rule: 'what waits is asked by a run that waits, and a run that waits has asked',
    broken: `select 1 from workflow_runs as run where (run.state = 'WAITING_APPROVAL') <> exists (
      select from approval_requests as asked
      where asked.workflow_run_id = run.workflow_run_id and asked.state = 'PENDING')`,
  },
  {
    rule: 'one step is at work in a run that is, and none in one that has ended',
    broken: `select 1 from workflow_runs as run where (
        select count(*) from run_steps as step
        where step.workflow_run_id = run.workflow_run_id and step.state = 'RUNNING')
      <> case when run_has_ended(run.state) then 0 else 1 end`,
  },
  {
    rule: 'a completed run has done every step, and what no retry takes up leaves none open',
    broken: `select 1 from workflow_runs as run join run_steps as step using (workflow_run_id)
      where run_has_ended(run.state) and run.state <> 'FAILED' and step.state in ('PENDING', 'RUNNING')
        or run.state = 'COMPLETED' and step.state <> 'SUCCEEDED' and not exists (
          select from run_steps as later where later.workflow_run_id = run.workflow_run_id
            and later.step_key = step.step_key and later.attempt > step.attempt)`,
  },
] as const;
