package io.gatewise.results.store;

import io.gatewise.model.study.StudyId;
import io.gatewise.results.contribution.Effort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What trials took. */
@ApplicationScoped
public class EffortQueries {

    private static final String EFFORTS = """
            select o.trial, count(*) as rungs, sum(o.attempts) as attempts,
                   count(*) filter (where o.attempts > 1 and o.provenance->>'start' like 'went on%') as gone_on,
                   (select count(distinct c.fold) from curve_points c
                    where c.study = o.study and c.trial = o.trial) as folds,
                   (select coalesce(sum(last.epochs), 0)
                    from (select max(c.epoch) as epochs from curve_points c
                          where c.study = o.study and c.trial = o.trial group by c.fold) last) as epochs
            from results_outcomes o where o.study = :study group by o.study, o.trial order by o.trial""";

    private final Jdbi jdbi;

    EffortQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What the trials of a study took that have ended at a rung, by number. */
    public List<Effort> efforts(StudyId study) {
        return jdbi.withHandle(handle -> handle.createQuery(EFFORTS)
                .bind("study", study.value())
                .map((row, context) -> new Effort(
                        row.getInt("trial"),
                        row.getInt("rungs"),
                        row.getInt("attempts"),
                        row.getInt("gone_on"),
                        row.getInt("folds"),
                        row.getInt("epochs")))
                .list());
    }
}
