package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.store.AskBoard;
import io.gatewise.study.store.AskDesk;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/studies/{id}/ask}: the one call that waits for the search. */
@Path("/api/v1/studies/{id}/ask")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Ask and tell", description = "Trials that are trained outside Gatewise.")
class AskResource {

    private final NamedStudies studies;
    private final AskDesk desk;
    private final AskBoard board;
    private final CurrentVertxRequest request;
    private final Duration patience;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    AskResource(
            NamedStudies studies,
            AskDesk desk,
            AskBoard board,
            CurrentVertxRequest request,
            StudyServiceSettings settings) {
        this.studies = studies;
        this.desk = desk;
        this.board = board;
        this.request = request;
        this.patience = settings.askPatience();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askForTrials",
            summary = "Ask for trials to run",
            description = "{\"count\": n}, 1 if left out. Sees every tell that was answered before it; every open trial"
                    + " counts as pending. Where there are fewer trials than asked for, the reply says why.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "Trials, each to be told once",
            content = @Content(schema = @Schema(implementation = AskView.class)))
    @APIResponse(responseCode = "400", description = "Refused, each wrong field with its place")
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "Gatewise's workers train this study")
    @APIResponse(responseCode = "503", description = "No proposals came in time: ask again")
    public CompletionStage<AskView> ask(@RestPath String id, InputStream body) throws IOException {
        JsonBody asked = JsonBody.read(body, List.of("count"));
        int count = asked.whole("count", 1, 1, Search.MOST_AT_ONCE);
        StudyId study = studies.find(id).id();
        asked.refuse();
        long number = desk.arrive(study, count);
        // a caller who has gone, waiting or while the reply was sent, leaves its trials to the next
        request.getCurrent().addEndHandler(end -> {
            if (end.failed()) {
                workers.execute(() -> desk.leave(study, number));
            }
        });
        var reply = new CompletableFuture<AskView>();
        answer(reply, study, number, System.nanoTime() + patience.toNanos());
        return reply;
    }

    private void answer(CompletableFuture<AskView> reply, StudyId study, long number, long until) {
        try {
            CompletableFuture<Void> news = board.news(number); // before looking, so that none is missed
            Optional<AskDesk.Answer> answer = desk.collect(study, number);
            long left = until - System.nanoTime();
            if (answer.isEmpty() && left > 0) {
                news.completeOnTimeout(null, left, TimeUnit.NANOSECONDS)
                        .thenRunAsync(() -> answer(reply, study, number, until), workers);
                return;
            }
            board.forget(number);
            answer.ifPresent(trials -> reply.complete(AskView.of(trials)));
            if (answer.isEmpty()) {
                desk.leave(study, number);
                reply.completeExceptionally(new ProblemException(
                        503, "No proposals yet", "none came within " + patience.toSeconds() + " s: ask again"));
            }
        } catch (RuntimeException failure) {
            board.forget(number);
            reply.completeExceptionally(failure);
        }
    }
}
