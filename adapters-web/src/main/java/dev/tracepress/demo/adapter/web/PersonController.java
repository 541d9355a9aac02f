package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class PersonController {

    private static final String ID = "[1-9][0-9]{0,17}";

    private final People people;

    PersonController(People people) {
        this.people = people;
    }

    /** A person as another system knows them. */
    @GetMapping(path = "/demo/people/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<PersonResponse> person(@PathVariable String id) {
        return id.matches(ID)
                ? people.find(Long.parseLong(id))
                : Mono.error(new BadRequest("id must be a positive number"));
    }
}
