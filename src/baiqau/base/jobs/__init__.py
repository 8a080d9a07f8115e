"""Background jobs: the django-tasks API over a table of leases and fences.

    @task(takes_context=True)
    def certificate(context: JobContext, paper: int) -> None:
        pdf = typeset(paper)                 # slow, outside any transaction
        with context.finishing():            # one transaction: fence checked, effect, "done"
            Paper.objects.filter(pk=paper).update(blob=pdf)

    certificate.enqueue(7)                                # with the caller's transaction
    enqueue_once(certificate, "certificate:7", paper=7)   # once for ever for this key

`backend` and `queue` take jobs in, `lease` moves a job through its states, `worker` does the work,
`periodic` enqueues by the clock, `tray` is where a person looks after the dead ones. An effect
inside `finishing` happens exactly once, also when workers are killed; an effect outside the
database happens at least once and needs a key of its own (`context.key`).
"""
