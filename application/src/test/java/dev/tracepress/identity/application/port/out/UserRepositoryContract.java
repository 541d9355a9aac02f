package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.domain.Article;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Facts.Outcome;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link UserRepository} promises. */
public abstract class UserRepositoryContract {

    private static final ProfileEdit NOTHING =
            ProfileEdit.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private StoragePorts store;
    private UserRepository users;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        users = store.users();
    }

    @Test
    void an_added_user_is_found_by_id_just_as_they_were_given() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        assertThat(resultOf(users.byId(ada.id())))
                .isEqualTo(ada)
                .isEqualTo(Given.aUser("Ada").withId(ada.id()));
    }

    @Test
    void a_user_goes_with_all_that_is_theirs_and_nothing_else_and_counters_stay_true() {
        var given = new Given(store);
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        given.favorite(given.article("Ada's", ada), bob);
        var bobs = given.article("Bob's", bob);
        given.favorite(bobs, ada);
        given.favorite(bobs, bob);

        assertThat(resultOf(store.users().remove(ada.id(), new PasswordHash("another"), VersionCondition.NONE)))
                .isFalse();
        assertThat(resultOf(store.users().remove(ada.id(), ada.passwordHash(), VersionCondition.NONE)))
                .isTrue();
        assertThat(resultOf(store.users().remove(ada.id(), ada.passwordHash(), VersionCondition.NONE)))
                .isFalse();

        assertThat(optionalOf(store.users().byId(ada.id()))).isEmpty();
        assertThat(optionalOf(store.articles().bySlug(Given.slug("ada-s")))).isEmpty();
        var left = resultOf(store.articleQueries().byId(bobs.id(), Optional.of(bob.id())));
        assertThat(left.favoritesCount()).isEqualTo(1);
        assertThat(left.favorited()).isTrue();
    }

    @Test
    void with_a_user_go_the_notifications_to_by_and_about_them_and_no_others() {
        var given = new Given(store);
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        var cleo = given.user("Cleo");
        var bobs = given.article("Bob's", bob);
        var to = told(ada, bob, bobs);
        var by = told(bob, ada, bobs);
        var about = told(bob, cleo, given.article("Ada's", ada));
        var another = told(bob, cleo, bobs);

        resultOf(users.remove(ada.id(), ada.passwordHash(), VersionCondition.NONE));

        assertThat(isKept(to, ada)).isFalse();
        assertThat(isKept(by, bob)).isFalse();
        assertThat(isKept(about, bob)).isFalse();
        assertThat(resultOf(store.notificationQueries()
                        .inbox(new InboxSearch(bob.id(), Optional.empty(), false, PageSize.USUAL))))
                .returns(1L, Inbox::unreadCount)
                .extracting(inbox -> inbox.notifications().getFirst().id())
                .isEqualTo(another);
    }

    private NotificationId told(User recipient, User actor, Article article) {
        var news = new NewNotification(
                recipient.id(),
                actor.id(),
                article.id(),
                NotificationType.ARTICLE_FAVORITED,
                recipient.name() + " of " + actor.name() + " and " + article.slug(),
                Given.NOON);
        return resultOf(store.notifications().add(news, Optional.empty()));
    }

    private boolean isKept(NotificationId notification, User recipient) {
        return resultOf(store.notificationQueries().isKept(notification, recipient.id()));
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var renewed = new PasswordHash("renewed");

        writes.belongToWhoeverAsks(
                "a user",
                () -> users.add(Given.aUser("Bob")),
                () -> optionalOf(users.byEmail(Given.aUser("Bob").email())));
        writes.belongToWhoeverAsks(
                "an edit", () -> edit(ada, "bio", VersionCondition.NONE), () -> resultOf(users.byId(ada.id())));
        writes.belongToWhoeverAsks(
                "another hash",
                () -> users.rehash(ada.id(), ada.passwordHash(), renewed),
                () -> resultOf(users.byId(ada.id())));
        writes.belongToWhoeverAsks(
                "a removal",
                () -> users.remove(ada.id(), renewed, VersionCondition.NONE),
                () -> optionalOf(users.byId(ada.id())));
    }

    @Test
    void a_user_is_removed_only_where_the_condition_holds() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        for (var condition : List.of(
                VersionCondition.oneOf(Set.of(later(ada))),
                VersionCondition.noneOf(Set.of(ada.edition())),
                VersionCondition.oneOf(Set.of(anothers(ada))),
                VersionCondition.ABSENT)) {
            assertThat(resultOf(users.remove(ada.id(), ada.passwordHash(), condition)))
                    .isFalse();
        }
        assertThat(resultOf(users.byId(ada.id()))).isEqualTo(ada);

        assertThat(resultOf(users.remove(ada.id(), ada.passwordHash(), VersionCondition.oneOf(Set.of(ada.edition())))))
                .isTrue();
        assertThat(optionalOf(users.byId(ada.id()))).isEmpty();
    }

    @Test
    void an_address_is_found_in_whatever_case() {
        var ada = resultOf(users.add(user("Zoë.Ångström@Example.COM")));

        assertThat(resultOf(users.byEmail(EmailAddress.of("zoë.ångström@example.com"))))
                .isEqualTo(ada);
        assertThat(ada.email().value()).isEqualTo("Zoë.Ångström@Example.COM");
    }

    /** One small letter of several that a capital may have is the other case of it, whatever stands behind. */
    @Test
    void letters_of_more_than_two_cases_are_folded_one_by_one() {
        var ida = resultOf(users.add(user("İda@example.com")));
        var logos = resultOf(users.add(user("ΛΌΓΟΣ@example.com")));

        assertThat(resultOf(users.byEmail(EmailAddress.of("ida@example.com")))).isEqualTo(ida);
        assertThat(resultOf(users.byEmail(EmailAddress.of("λόγοσ@example.com"))))
                .isEqualTo(logos);
        assertThat(optionalOf(users.byEmail(EmailAddress.of("λόγος@example.com"))))
                .isEmpty();
    }

    @Test
    void who_is_unknown_is_empty() {
        assertThat(optionalOf(users.byId(new UserId(4711)))).isEmpty();
        assertThat(optionalOf(users.byEmail(EmailAddress.of("nobody@example.com"))))
                .isEmpty();
    }

    @Test
    void an_address_that_differs_in_case_alone_is_taken() {
        resultOf(users.add(user("ada@example.com")));

        assertThatThrownBy(() -> completes(users.add(user("ADA@example.com"))))
                .isInstanceOf(IdentityError.EmailTaken.class);
    }

    @Test
    void of_many_who_register_one_address_at_once_one_gets_it() {
        var outcomes = race(20, () -> users.add(user("ada@example.com")));

        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).hasSize(1);
        assertThat(outcomes)
                .extracting(Outcome::error)
                .filteredOn(Optional::isPresent)
                .hasSize(19)
                .allSatisfy(error -> assertThat(error).containsInstanceOf(IdentityError.EmailTaken.class));
    }

    @Test
    void an_edit_changes_what_it_names_and_leaves_the_rest() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var later = Given.NOON.plusSeconds(1);

        var edited = resultOf(users.edit(
                ada.id(),
                Optional.empty(),
                bio("Countess. 🧮 \"quoted\" \\ 'single'"),
                Optional.empty(),
                VersionCondition.NONE,
                later));

        assertThat(edited)
                .isEqualTo(new User(
                        ada.id(),
                        ada.email(),
                        ada.name(),
                        "Countess. 🧮 \"quoted\" \\ 'single'",
                        "",
                        ada.passwordHash(),
                        ada.version() + 1,
                        ada.createdAt(),
                        later));
        assertThat(resultOf(users.byId(ada.id()))).isEqualTo(edited);
    }

    @Test
    void an_edit_of_one_thing_leaves_all_others_and_everybody_else() {
        var bob = resultOf(users.add(Given.aUser("Bob")));
        var ada = resultOf(users.add(Given.aUser("Ada")));

        ada = edited(ada, name("Ada L."), new Profile(ada.email().value(), "Ada L.", "", ""));
        ada = edited(ada, bio("Countess"), new Profile(ada.email().value(), "Ada L.", "Countess", ""));
        ada = edited(ada, image("portrait"), new Profile(ada.email().value(), "Ada L.", "Countess", "portrait"));
        ada = edited(ada, email("ada@example.org"), new Profile("ada@example.org", "Ada L.", "Countess", "portrait"));
        edited(ada, NOTHING, new Profile("ada@example.org", "Ada L.", "Countess", "portrait"));

        assertThat(resultOf(users.byId(bob.id()))).isEqualTo(bob);
    }

    private User edited(User user, ProfileEdit edit, Profile expected) {
        var now = user.updatedAt().plusSeconds(1);
        var edited =
                resultOf(users.edit(user.id(), Optional.empty(), edit, Optional.empty(), VersionCondition.NONE, now));
        assertThat(edited)
                .isEqualTo(new User(
                        user.id(),
                        EmailAddress.of(expected.email()),
                        UserName.of(expected.name()),
                        expected.bio(),
                        expected.image(),
                        user.passwordHash(),
                        user.version() + 1,
                        user.createdAt(),
                        now));
        assertThat(resultOf(users.byId(user.id()))).isEqualTo(edited);
        return edited;
    }

    private record Profile(String email, String name, String bio, String image) {}

    @Test
    void an_edit_may_empty_a_text() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        resultOf(users.edit(
                ada.id(), Optional.empty(), bio("something"), Optional.empty(), VersionCondition.NONE, Given.NOON));

        assertThat(resultOf(users.edit(
                                ada.id(),
                                Optional.empty(),
                                bio(""),
                                Optional.empty(),
                                VersionCondition.NONE,
                                Given.NOON))
                        .bio())
                .isEmpty();
    }

    @Test
    void an_edit_may_change_the_password() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        var edited = resultOf(users.edit(
                ada.id(),
                Optional.empty(),
                NOTHING,
                Optional.of(new PasswordHash("new")),
                VersionCondition.NONE,
                Given.NOON));

        assertThat(edited.passwordHash()).isEqualTo(new PasswordHash("new"));
    }

    @Test
    void an_edit_that_a_password_proved_is_made_only_while_it_is_the_password() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        var changed = resultOf(proved(ada, "new"));

        assertThat(changed.passwordHash()).isEqualTo(new PasswordHash("new"));
        assertThat(optionalOf(proved(ada, "newer"))).isEmpty();
        assertThat(resultOf(users.byId(ada.id()))).isEqualTo(changed);
        assertThat(resultOf(proved(changed, "newer")).passwordHash()).isEqualTo(new PasswordHash("newer"));
    }

    @Test
    void of_many_changes_at_once_that_one_password_proved_one_is_made() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        var outcomes = race(20, () -> proved(ada, "new"));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.error()).isEmpty())
                .hasSize(1);
        assertThat(resultOf(users.byId(ada.id())).version()).isEqualTo(ada.version() + 1);
    }

    private Mono<User> proved(User user, String newHash) {
        return users.edit(
                user.id(),
                Optional.of(user.passwordHash()),
                NOTHING,
                Optional.of(new PasswordHash(newHash)),
                VersionCondition.NONE,
                Given.NOON);
    }

    @Test
    void another_hash_of_the_same_password_is_kept_and_nothing_else_changes() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var bob = resultOf(users.add(Given.aUser("Bob")));
        var renewed = new PasswordHash("renewed");

        assertThat(resultOf(users.rehash(ada.id(), ada.passwordHash(), renewed)))
                .isTrue();

        assertThat(resultOf(users.byId(ada.id())))
                .isEqualTo(new User(
                        ada.id(),
                        ada.email(),
                        ada.name(),
                        ada.bio(),
                        ada.image(),
                        renewed,
                        ada.version(),
                        ada.createdAt(),
                        ada.updatedAt()));
        assertThat(resultOf(users.byId(bob.id()))).isEqualTo(bob);
    }

    @Test
    void a_hash_is_replaced_only_while_it_is_the_one_that_was_proved() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var changed = resultOf(proved(ada, "of another password"));

        assertThat(resultOf(users.rehash(ada.id(), ada.passwordHash(), new PasswordHash("renewed"))))
                .isFalse();
        assertThat(resultOf(users.rehash(new UserId(4711), ada.passwordHash(), new PasswordHash("renewed"))))
                .isFalse();

        assertThat(resultOf(users.byId(ada.id()))).isEqualTo(changed);
    }

    @Test
    void of_many_who_replace_one_hash_at_once_one_does() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        var outcomes = race(20, () -> users.rehash(ada.id(), ada.passwordHash(), new PasswordHash("renewed")));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.value().orElse(false))
                .hasSize(1);
    }

    @Test
    void an_edit_may_change_the_case_of_the_own_address() {
        var ada = resultOf(users.add(user("ada@example.com")));

        assertThat(resultOf(users.edit(
                                ada.id(),
                                Optional.empty(),
                                email("Ada@Example.com"),
                                Optional.empty(),
                                VersionCondition.NONE,
                                Given.NOON))
                        .email()
                        .value())
                .isEqualTo("Ada@Example.com");
    }

    @Test
    void an_edit_onto_the_address_of_another_is_refused() {
        resultOf(users.add(user("ada@example.com")));
        var bob = resultOf(users.add(user("bob@example.com")));

        assertThatThrownBy(() -> completes(users.edit(
                        bob.id(),
                        Optional.empty(),
                        email("ADA@example.com"),
                        Optional.empty(),
                        VersionCondition.NONE,
                        Given.NOON)))
                .isInstanceOf(IdentityError.EmailTaken.class);
        assertThat(resultOf(users.byId(bob.id()))).isEqualTo(bob);
    }

    @Test
    void two_edits_at_once_both_last() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        completes(Mono.when(
                users.edit(ada.id(), Optional.empty(), bio("bio"), Optional.empty(), VersionCondition.NONE, Given.NOON),
                users.edit(
                        ada.id(),
                        Optional.empty(),
                        image("image"),
                        Optional.empty(),
                        VersionCondition.NONE,
                        Given.NOON)));

        assertThat(resultOf(users.byId(ada.id()))).returns("bio", User::bio).returns("image", User::image);
    }

    @Test
    void an_edit_is_made_only_where_its_condition_holds() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var first = ada.version();

        assertThat(optionalOf(edit(ada, "no", VersionCondition.oneOf(Set.of(later(ada))))))
                .isEmpty();
        assertThat(optionalOf(edit(ada, "no", VersionCondition.noneOf(Set.of(ada.edition())))))
                .isEmpty();
        assertThat(optionalOf(edit(ada, "no", VersionCondition.oneOf(Set.of(anothers(ada))))))
                .isEmpty();
        assertThat(optionalOf(edit(ada, "no", VersionCondition.ABSENT))).isEmpty();
        assertThat(resultOf(users.byId(ada.id()))).isEqualTo(ada);

        assertThat(resultOf(edit(ada, "one", VersionCondition.oneOf(Set.of(ada.edition(), later(ada)))))
                        .version())
                .isEqualTo(first + 1);
        assertThat(resultOf(edit(ada, "two", VersionCondition.noneOf(Set.of(ada.edition()))))
                        .bio())
                .isEqualTo("two");
    }

    @Test
    void of_many_edits_of_one_version_at_once_one_is_made() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var condition = VersionCondition.oneOf(Set.of(ada.edition()));

        var outcomes = race(20, () -> edit(ada, "mine", condition));

        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).hasSize(1);
        assertThat(resultOf(users.byId(ada.id())).version()).isEqualTo(ada.version() + 1);
    }

    private static Edition later(User user) {
        return new Edition(user.id().value(), user.version() + 1);
    }

    private static Edition anothers(User user) {
        return new Edition(user.id().value() + 1, user.version());
    }

    private Mono<User> edit(User user, String bio, VersionCondition condition) {
        return users.edit(user.id(), Optional.empty(), bio(bio), Optional.empty(), condition, Given.NOON);
    }

    @Test
    void an_edit_of_nobody_is_empty() {
        assertThat(optionalOf(users.edit(
                        new UserId(4711),
                        Optional.empty(),
                        bio("bio"),
                        Optional.empty(),
                        VersionCondition.NONE,
                        Given.NOON)))
                .isEmpty();
    }

    private static NewUser user(String email) {
        return new NewUser(EmailAddress.of(email), UserName.of("Somebody"), new PasswordHash("hash"), Given.NOON);
    }

    private static ProfileEdit bio(String bio) {
        return ProfileEdit.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(bio), Optional.empty());
    }

    private static ProfileEdit name(String name) {
        return ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static ProfileEdit image(String image) {
        return ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(image));
    }

    private static ProfileEdit email(String email) {
        return ProfileEdit.of(
                Optional.of(email), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
