package dev.tracepress.shared.adapter.jobs.worker;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.GroupCommit.Ended;
import dev.tracepress.shared.domain.KeepsState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A job that db-scheduler executes, each on a thread of its own. */
@KeepsState("whether the attempt at one job is over")
final class PickedTask implements PickedJob {

    private final JobKind<?> kind;
    private final Execution picked;
    private final JobRunner runner;
    private final HeldJob held;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    PickedTask(JobKind<?> kind, Execution picked, JobRunner runner) {
        this.kind = kind;
        this.picked = picked;
        this.runner = runner;
        this.held = HeldJob.of(picked);
    }

    @Override
    public int priority() {
        return picked.taskInstance.getPriority();
    }

    /** One that failed before, perhaps with its worker, fails with no other again, nor does one that cannot but fail. */
    @Override
    public int mostInASlot() {
        return held.failures() == 0 && held.envelope().couldBeRead()
                ? kind.policy().groupCommit()
                : 1;
    }

    @Override
    public boolean sharesItsSlotWith(PickedJob other) {
        return other instanceof PickedTask task
                && task.kind.equals(kind)
                && mostInASlot() > 1
                && task.mostInASlot() > 1;
    }

    @Override
    public void attempt(List<PickedJob> along) {
        if (along.isEmpty()) {
            runner.run(kind, held).block();
        } else {
            attemptTogether(Stream.concat(Stream.of(this), along.stream().map(PickedTask.class::cast))
                    .toList());
        }
    }

    private void attemptTogether(List<PickedTask> tasks) {
        var byId = tasks.stream().collect(Collectors.toMap(task -> task.picked.getId(), Function.identity()));
        try {
            runner.run(kind, tasks.stream().map(task -> task.held).toList())
                    .doOnNext(
                            ended -> requireNonNull(byId.get(ended.job().id())).ended(ended))
                    .blockLast();
        } finally {
            tasks.forEach(
                    task -> task.end.completeExceptionally(new IllegalStateException("the attempt was broken off")));
        }
        awaitEnd();
    }

    private void ended(Ended how) {
        how.lost().ifPresentOrElse(end::completeExceptionally, () -> end.complete(true));
    }

    @Override
    public void awaitEnd() {
        end.join();
    }

    @Override
    public void giveBack() {
        runner.giveBack(kind, held).block();
    }
}
