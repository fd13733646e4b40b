package io.gatewise.study.store;

import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.SpeedFit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How fast the workers of this installation train, as the latest completed trials show it. */
@ApplicationScoped
public class TrainingSpeeds {

    private static final int LATEST = 50;

    // the last epoch of each fold is in every curve
    private static final String TRAININGS = """
            select cast(r.provenance -> 'cost' ->> 'epochOperations' as double precision) as operations,
                cast(r.outcome ->> 'seconds' as double precision) as seconds,
                (select sum(fold.last) from (select max(cast(point ->> 'epoch' as integer)) as last
                    from jsonb_array_elements(r.outcome -> 'curve') point group by point -> 'fold') fold) as epochs
            from trial_rungs r
            join trials t on t.study = r.study and t.number = r.trial
            join studies s on s.id = r.study
            where r.state = 'completed' and jsonb_exists(r.provenance, 'cost')
                and coalesce(t.configuration ->> 'engine', s.spec -> 'training' ->> 'engine', 'fused') = :engine
            order by r.ended_at desc limit :latest
            """;

    private final Jdbi jdbi;

    TrainingSpeeds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A speed and how it is known.
     *
     * @param trials how many trials it was learnt from; 0 where it is only expected
     */
    public record Known(Speed speed, int trials) {}

    /** The speed with the engine of that name. */
    public Known of(String engine) {
        List<SpeedFit.Training> trainings = jdbi.withHandle(handle -> handle
                .createQuery(TRAININGS)
                .bind("engine", engine)
                .bind("latest", LATEST)
                .map((row, context) ->
                        new double[] {row.getDouble("operations"), row.getDouble("epochs"), row.getDouble("seconds")})
                .list()
                .stream()
                .filter(counts -> counts[0] > 0 && counts[1] > 0 && counts[2] > 0)
                .map(counts -> new SpeedFit.Training(counts[0] * counts[1], counts[1], counts[2]))
                .toList());
        return new Known(SpeedFit.of(Speed.expected(engine), trainings), trainings.size());
    }
}
