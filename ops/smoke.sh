#!/usr/bin/env bash
#
# Walks through every route of a running Tracepress in the order a client would, and checks statuses, headers
# and values.
#
#   ops/smoke.sh                                     against http://localhost:8080
#   BASE_URL=http://localhost:8090 ops/smoke.sh      against another one
#
# It needs bash and curl. Every run makes users and articles of its own, so it may run on the same database any
# number of times. It prints one line a check and a total, and exits with 1 if anything failed.

set -u

BASE_URL=${BASE_URL:-http://localhost:8080}
BASE_URL=${BASE_URL%/}

# A word that no other run uses: it makes addresses unique and finds this run's articles among all others.
RUN="$(date +%s)x$$"
JSON='Content-Type: application/json'
# Waiting for what happens in the background: tries, and seconds between them.
TRIES=50
PAUSE=0.1

PASSED=0
FAILED=0
SCRATCH=$(mktemp -d) || exit 1
trap 'rm -rf "$SCRATCH"' EXIT

# ------------------------------------------------------------------------------------------------- requests

# request METHOD PATH [curl options]: sets REQUEST, STATUS, HEADERS and BODY. STATUS is 000 if nothing answers.
request() {
    local method=$1 path=$2
    shift 2
    REQUEST="$method $path"
    : >"$SCRATCH/headers"
    : >"$SCRATCH/body"
    STATUS=$(curl --silent --max-time 10 --globoff --request "$method" --header 'Expect:' \
        --dump-header "$SCRATCH/headers" --output "$SCRATCH/body" --write-out '%{http_code}' \
        "$@" "$BASE_URL$path") || STATUS=000
    HEADERS=$(<"$SCRATCH/headers")
    HEADERS=${HEADERS//$'\r'/}
    BODY=$(<"$SCRATCH/body")
}

# send METHOD PATH JSON [curl options]
send() {
    local method=$1 path=$2 json=$3
    shift 3
    request "$method" "$path" --header "$JSON" --data-binary "$json" "$@"
}

# request_until FRAGMENT METHOD PATH [curl options]: asks again until the body holds the fragment, but not for ever.
request_until() {
    local fragment=$1 try
    shift
    for ((try = 1; try <= TRIES; try++)); do
        request "$@"
        [[ $BODY == *"$fragment"* ]] && return
        sleep "$PAUSE"
    done
}

# header NAME: the value of a header of the last answer.
header() {
    local line name value
    while IFS= read -r line; do
        name=${line%%:*}
        value=${line#*: }
        if [[ $(lower "$name") == "$(lower "$1")" && $line == *:* ]]; then
            printf '%s' "$value"
            return
        fi
    done <<<"$HEADERS"
}

lower() {
    printf '%s' "$1" | tr '[:upper:]' '[:lower:]'
}

# member NAME: the first text or number of that name in the last body. Enough for values without escapes.
member() {
    local pattern="\"$1\":(\"([^\"\\\\]*)\"|(-?[0-9]+))"
    if [[ $BODY =~ $pattern ]]; then
        printf '%s' "${BASH_REMATCH[2]}${BASH_REMATCH[3]}"
    fi
}

# --------------------------------------------------------------------------------------------- expectations

ok() {
    PASSED=$((PASSED + 1))
    printf 'ok    %s: %s\n' "$REQUEST" "$1"
}

# fail EXPECTED GOT
fail() {
    FAILED=$((FAILED + 1))
    printf 'FAIL  %s: expected %s, got %s\n' "$REQUEST" "$1" "${2:0:400}"
}

expect_status() {
    if [[ $STATUS == "$1" ]]; then ok "status $1"; else fail "status $1" "$STATUS $BODY"; fi
}

# expect_body FRAGMENT: the contract promises compact JSON, so a fragment of it says what a member is.
expect_body() {
    if [[ $BODY == *"$1"* ]]; then ok "$1"; else fail "$1 in the body" "${BODY:-nothing}"; fi
}

expect_body_is() {
    if [[ $BODY == "$1" ]]; then ok "${1:-no body}"; else fail "the body ${1:-(none)}" "${BODY:-nothing}"; fi
}

expect_body_matches() {
    if [[ $BODY =~ $1 ]]; then ok "a body like $1"; else fail "a body like $1" "${BODY:-nothing}"; fi
}

expect_no_body_part() {
    if [[ $BODY != *"$1"* ]]; then ok "no $1"; else fail "no $1 in the body" "$BODY"; fi
}

# expect_member NAME VALUE
expect_member() {
    expect_equal "$1" "$2" "$(member "$1")"
}

# expect_header NAME VALUE
expect_header() {
    expect_equal "header $1" "$2" "$(header "$1")"
}

# expect_header_matches NAME PATTERN
expect_header_matches() {
    local value
    value=$(header "$1")
    if [[ $value =~ $2 ]]; then ok "header $1 like $2"; else fail "header $1 like $2" "${value:-nothing}"; fi
}

# expect_equal WHAT EXPECTED GOT
expect_equal() {
    if [[ $2 == "$3" ]]; then ok "$1 is $2"; else fail "$1 to be $2" "${3:-nothing}"; fi
}

# expect_different WHAT OTHER GOT
expect_different() {
    if [[ -n $3 && $2 != "$3" ]]; then ok "$1 is not $2"; else fail "$1 to be other than $2" "${3:-nothing}"; fi
}

# expect_error STATUS TEXT: the one body that every error has.
expect_error() {
    expect_status "$1"
    expect_header Content-Type application/json
    expect_body_matches "^\{\"error\":\"$2\",\"trace_id\":\"[0-9a-f]{32}\",\"code\":\"[a-z_]+\"[,}]"
}

expect_unauthorized() {
    expect_error 401 "$1"
    expect_header_matches WWW-Authenticate '^Bearer( error="invalid_token")?$'
}

# ------------------------------------------------------------------------------------- what the API shows

# user_json ID NAME BIO: a user as they see themselves.
user_json() {
    printf '{"id":%s,"email":"%s","name":"%s %s","bio":"%s","image":""}' "$1" "$(address "$2")" "$2" "$RUN" "$3"
}

# author_json ID NAME: an author as users see them.
author_json() {
    printf '{"id":%s,"email":"%s","name":"%s %s"}' "$1" "$(address "$2")" "$2" "$RUN"
}

# address NAME: the address that somebody has in this run.
address() {
    printf '%s-%s@example.com' "$(lower "$1")" "$RUN"
}

# ------------------------------------------------------------------------------------------------- the walk

health() {
    request GET /livez
    if [[ $STATUS == 000 ]]; then
        fail "an answer from $BASE_URL" "none"
        return 1
    fi
    expect_status 200
    expect_body_is '{"status":"UP"}'
    request GET /readyz
    expect_status 200
    expect_body_is '{"status":"UP"}'
    request GET /api/health
    expect_status 200
    expect_header Content-Type application/json
    expect_body_is '{"status":"healthy","database":"healthy","jobs":"healthy"}'
}

operations() {
    request GET /metrics
    expect_status 200
    expect_header_matches Content-Type '^(text/plain|application/openmetrics-text)'
    expect_body http_server_request_duration_seconds
    expect_body jobs_queue_depth
    request GET /.well-known/jwks.json
    case $STATUS in
        200)
            expect_header_matches Cache-Control 'max-age=300'
            expect_body '"use":"sig"'
            expect_no_body_part '"d":'
            ;;
        *) expect_error 404 'not found' ;;
    esac
    # Open in development; elsewhere it wants a token of its own, or is not there at all.
    request GET /ops/loggers
    case $STATUS in
        200) expect_body '"effectiveLevel"' && jobs && chosen ;;
        401)
            expect_header WWW-Authenticate Bearer
            echo 'note  /ops wants its token: the routes of jobs are left out'
            ;;
        *) expect_error 404 'not found' ;;
    esac
}

jobs() {
    request GET '/ops/jobs?state=succeeded&kind=notification&perPage=1'
    expect_status 200
    expect_body '"kind":"notification"'
    request GET "/ops/jobs/notification/$(member id)"
    expect_member state succeeded
    request POST /ops/jobs/notification/pause
    expect_status 204
    request GET /ops/jobs/kinds
    expect_body_matches '"kind":"notification","pausedAt":"[0-9T:.-]+Z"'
    request POST /ops/jobs/notification/resume
    expect_status 204
    request POST /ops/jobs/redrive
    expect_body_matches '^\{"redriven":[0-9]+,"more":(true|false)\}$'
    request POST /ops/jobs/notification/none/cancel
    expect_error 404 'job not found'
    request POST /ops/jobs/notification/none/run
    expect_error 404 'job not found'
}

chosen() {
    request GET /ops/wiring
    expect_status 200
    expect_body_matches '"of":"storage","chosen":"(postgresql|memory)","because":"[^"]+"'
    expect_body_matches '"of":"tokens","chosen":"(HS256|RS256|EdDSA)"'
    expect_no_body_part 'postgres://'
}

# What the page of operators asks for, where there is one.
console() {
    request GET /console/api/session
    if [[ $STATUS == 404 ]]; then
        return
    fi
    expect_body_matches '"signedIn":(true|false),"open":(true|false)'
    request GET /console
    expect_status 200
    expect_header_matches Content-Security-Policy "default-src 'none'"
    request GET /console/assets/main.js
    expect_status 200
    request GET /console/api/requests
    if [[ $STATUS == 401 ]]; then
        return
    fi
    expect_body_matches '"requests":\['
    request GET '/console/api/requests?which=best'
    expect_error 400 'which must be one of newest, slowest, failed, refused'
    request GET /console/api/figures
    expect_body_matches '"name":"http.server.request.duration.count"'
    request GET '/console/api/found?name=nothing-of-that-name'
    expect_error 404 'no trace, request or job of that name is kept'
    request GET /console/api/traces/00000000000000000000000000000001
    expect_error 404 'no trace, request or job of that name is kept'
}

registration() {
    register "$(address Ada)" "Ada $RUN" 'correct horse'
    expect_status 201
    ADA_ID=$(member id)
    ADA=(--header "Authorization: Bearer $(member token)")
    expect_body "{\"user\":$(user_json "$ADA_ID" Ada ''),\"token\":\""
    register "$(address Bob)" "Bob $RUN" 'battery staple'
    expect_status 201
    BOB_ID=$(member id)
    BOB=(--header "Authorization: Bearer $(member token)")
    expect_different "Bob's id" "$ADA_ID" "$BOB_ID"

    register "ADA-$RUN@example.COM" 'Ada again' 'correct horse'
    expect_error 409 'user with this email already exists'
    register "$(address Eve)" ' ' 'long enough'
    expect_error 400 'email, password, and name are required'
    register "$(address Eve)" Eve short
    expect_error 400 'password must be at least [68] characters'
    register nowhere Eve 'long enough'
    expect_error 400 'email is not a valid address'
}

# register ADDRESS NAME PASSWORD
register() {
    send POST /api/register "{\"email\":\"$1\",\"name\":\"$2\",\"password\":\"$3\"}"
}

signing_in() {
    login "ada-$RUN@EXAMPLE.com" 'correct horse'
    expect_status 200
    expect_member id "$ADA_ID"
    ADA=(--header "Authorization: Bearer $(member token)")
    login "$(address Ada)" 'wrong horse'
    expect_unauthorized 'invalid email or password'
    login "$(address Nobody)" 'wrong horse'
    expect_unauthorized 'invalid email or password'
    login "$(address Ada)" ''
    expect_error 400 'email and password are required'
}

# login ADDRESS PASSWORD
login() {
    send POST /api/login "{\"email\":\"$1\",\"password\":\"$2\"}"
}

authorization() {
    request GET /api/user
    expect_unauthorized 'missing authorization header'
    request GET /api/user --header 'Authorization: Basic YWRhOmFkYQ=='
    expect_unauthorized 'invalid authorization header format'
    request GET /api/user --header 'Authorization: Bearer not.a.token'
    expect_unauthorized 'invalid or expired token'
    request GET /api/articles --header 'Authorization: Bearer not.a.token'
    expect_unauthorized 'invalid or expired token'

    local route
    for route in 'POST /api/logout' 'POST /api/articles/any/favorite' 'DELETE /api/articles/any/favorite' \
        'DELETE /api/articles/any' 'GET /api/notifications' 'POST /api/notifications/1/read'; do
        request "${route% *}" "${route#* }"
        expect_unauthorized 'missing authorization header'
    done
    for route in 'PUT /api/user' 'POST /api/articles' 'PUT /api/articles/any'; do
        send "${route% *}" "${route#* }" '{}'
        expect_unauthorized 'missing authorization header'
    done
}

current_user() {
    request GET /api/user "${ADA[@]/Bearer/bEARER}"
    expect_status 200
    expect_body_is "{\"user\":$(user_json "$ADA_ID" Ada '')}"
    send PUT /api/user '{"bio":"Writes – 日本語 🚀","id":1}' "${ADA[@]}"
    expect_status 200
    expect_body_is "{\"user\":$(user_json "$ADA_ID" Ada 'Writes – 日本語 🚀')}"
    send PUT /api/user "{\"email\":\"$(address Bob)\"}" "${ADA[@]}"
    expect_error 403 'current password is wrong'
    send PUT /api/user "{\"email\":\"$(address Bob)\",\"currentPassword\":\"correct horse\"}" "${ADA[@]}"
    expect_error 409 'user with this email already exists'
    send PUT /api/user '{"name":""}' "${ADA[@]}"
    expect_error 400 'name must be 1 to 255 characters'
    request GET /api/user "${ADA[@]}"
    expect_body '"bio":"Writes – 日本語 🚀"'
}

creation() {
    local title="\"title\":\"Déjà vu $RUN\"" body='"body":"The clock was wrong."'
    send POST /api/articles "{$title,$body,\"favoritesCount\":99}" "${ADA[@]}"
    expect_status 201
    FIRST="deja-vu-$RUN"
    expect_header Location "/api/articles/$FIRST"
    expect_header_matches ETag '^"[^"]+"$'
    CREATED_AT=$(member createdAt)
    local author likes='"favoritesCount":0,"favorited":false'
    local times="\"createdAt\":\"$CREATED_AT\",\"updatedAt\":\"$CREATED_AT\""
    author=$(author_json "$ADA_ID" Ada)
    expect_body_is "{\"slug\":\"$FIRST\",$title,\"description\":\"\",$body,\"author\":$author,$likes,$times}"
    expect_body_matches '"createdAt":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z"'

    send POST /api/articles "{$title,\"body\":\"Again.\"}" "${ADA[@]}"
    expect_status 201
    SECOND=$(member slug)
    expect_body_matches "\"slug\":\"$FIRST-[0-9a-z]+\""
    send POST /api/articles "{\"title\":\"Third\",\"description\":\"About 100%_sure ÉTÉ $RUN\",\"body\":\"No.\"}" \
        "${ADA[@]}"
    expect_status 201
    THIRD=$(member slug)

    send POST /api/articles '{"title":"No body"}' "${ADA[@]}"
    expect_error 400 'title and body are required'
    send POST /api/articles '{"title":" ","body":"No title"}' "${ADA[@]}"
    expect_error 400 'title and body are required'
}

listing() {
    request GET "/api/articles?search=$RUN&perPage=2"
    expect_status 200
    expect_body_matches "^\{\"articles\":\[\{\"slug\":\"$THIRD\".*\{\"slug\":\"$SECOND\""
    expect_body_matches '"totalCount":3,"totalIsExact":true,"page":1,"perPage":2,"nextCursor":"[^"]+"\}$'
    expect_no_body_part '"email"'
    expect_header_matches Link "</api/articles\?search=$RUN&perPage=2&page=2>; rel=\"next\""
    local cursor
    cursor=$(member nextCursor)

    request GET "/api/articles?search=$RUN&per_page=2&page=2"
    expect_status 200
    expect_body "{\"articles\":[{\"slug\":\"$FIRST\""
    expect_body '"totalCount":3,"totalIsExact":true,"page":2,"perPage":2,"nextCursor":null}'
    expect_header_matches Link "</api/articles\?search=$RUN&per_page=2&page=1>; rel=\"prev\""
    request GET "/api/articles?search=$RUN&perPage=2&cursor=$cursor"
    expect_status 200
    expect_body "{\"articles\":[{\"slug\":\"$FIRST\""
    expect_body '"nextCursor":null'

    request GET "/api/articles?search=100%25_SURE%20%C3%A9t%C3%A9%20$RUN"
    expect_body "{\"articles\":[{\"slug\":\"$THIRD\""
    expect_member totalCount 1
    request GET "/api/articles?author=aDA%20$RUN"
    expect_member totalCount 3
    request GET "/api/articles?author=$RUN&search=%25vu"
    expect_body_is '{"articles":[],"totalCount":0,"totalIsExact":true,"page":1,"perPage":20,"nextCursor":null}'
    request GET "/api/articles?search=$RUN" "${BOB[@]}"
    expect_body "\"author\":$(author_json "$ADA_ID" Ada)"

    local query
    for query in page=0 page=abc page=1.5 page=99999999999; do
        request GET "/api/articles?$query"
        expect_error 400 'page must be a number from 1'
    done
    for query in perPage=0 perPage=101 per_page=x; do
        request GET "/api/articles?$query"
        expect_error 400 'perPage must be a number from 1 to 100'
    done
    request GET '/api/articles?cursor=nonsense'
    expect_error 400 'cursor must be the nextCursor of an earlier answer'
}

reading() {
    request GET "/api/articles/$FIRST"
    expect_status 200
    expect_body "\"author\":{\"id\":$ADA_ID,\"name\":\"Ada $RUN\"}"
    expect_no_body_part '"email"'
    expect_header_matches Vary Authorization
    local tag
    tag=$(header ETag)
    request GET "/api/articles/$FIRST" --header "If-None-Match: $tag"
    expect_status 304
    expect_header ETag "$tag"
    expect_body_is ''
    request GET "/api/articles/$FIRST" --header 'If-None-Match: "another"'
    expect_status 200
    request GET "/api/articles/$FIRST" "${BOB[@]}"
    expect_body "\"author\":$(author_json "$ADA_ID" Ada)"
    request GET "/api/articles/no-such-$RUN"
    expect_error 404 'article not found'
}

updating() {
    request GET "/api/articles/$FIRST" "${ADA[@]}"
    local stale
    stale=$(header ETag)
    send PUT "/api/articles/$FIRST" '{"description":"Now with one"}' "${ADA[@]}" --header "If-Match: $stale"
    expect_status 200
    expect_member slug "$FIRST"
    expect_member description 'Now with one'
    expect_member body 'The clock was wrong.'
    expect_member createdAt "$CREATED_AT"
    expect_different updatedAt "$CREATED_AT" "$(member updatedAt)"
    expect_different ETag "$stale" "$(header ETag)"
    send PUT "/api/articles/$FIRST" '{"body":"Lost"}' "${ADA[@]}" --header "If-Match: $stale"
    expect_error 412 'the article has changed since you read it'
    request DELETE "/api/articles/$FIRST" "${ADA[@]}" --header "If-Match: $stale"
    expect_error 412 'the article has changed since you read it'

    send PUT "/api/articles/$FIRST" '{"body":"Mine"}' "${BOB[@]}"
    expect_error 403 'you are not the author of this article'
    request DELETE "/api/articles/$FIRST" "${BOB[@]}"
    expect_error 403 'you are not the author of this article'
    send PUT "/api/articles/no-such-$RUN" '{"body":"None"}' "${ADA[@]}"
    expect_error 404 'article not found'
    send PUT "/api/articles/$FIRST" '{"title":""}' "${ADA[@]}"
    expect_error 400 'title and body are required'

    send PUT "/api/articles/$FIRST" "{\"title\":\"Renamed $RUN\"}" "${ADA[@]}"
    expect_status 200
    expect_member slug "renamed-$RUN"
    expect_member body 'The clock was wrong.'
    request GET "/api/articles/$FIRST"
    expect_status 308
    expect_header Location "/api/articles/renamed-$RUN"
    FIRST="renamed-$RUN"
}

favorites() {
    request GET "/api/articles/$FIRST"
    local updated_at
    updated_at=$(member updatedAt)
    request POST "/api/articles/$FIRST/favorite" "${BOB[@]}"
    expect_status 200
    expect_body '"favoritesCount":1,"favorited":true'
    expect_member updatedAt "$updated_at"
    request POST "/api/articles/$FIRST/favorite" "${BOB[@]}"
    expect_error 409 'article already favorited'
    request GET "/api/articles/$FIRST"
    expect_body '"favoritesCount":1,"favorited":false'
    request POST "/api/articles/$SECOND/favorite" "${ADA[@]}"
    expect_status 200
    expect_body '"favoritesCount":1,"favorited":true'
    request POST "/api/articles/$THIRD/favorite" "${BOB[@]}"
    expect_status 200
    request POST "/api/articles/no-such-$RUN/favorite" "${BOB[@]}"
    expect_error 404 'article not found'
}

# Two notifications: Bob favourited two articles, and Ada's favourite of her own is no news.
inbox() {
    request_until '"unreadCount":2' GET '/api/notifications' "${ADA[@]}"
    expect_status 200
    local article="{\"slug\":\"$FIRST\",\"title\":\"Renamed $RUN\"}" actor="{\"id\":$BOB_ID,\"name\":\"Bob $RUN\"}"
    expect_body "\"type\":\"article.favorited\",\"article\":$article,\"actor\":$actor,\"createdAt\":\""
    expect_body '"readAt":null'
    expect_body '"unreadCount":2,"nextCursor":null'
    expect_no_body_part "\"slug\":\"$SECOND\""
    request GET /api/notifications "${BOB[@]}"
    expect_body_is '{"notifications":[],"unreadCount":0,"nextCursor":null}'

    request GET '/api/notifications?perPage=1' "${ADA[@]}"
    local newest cursor
    newest=$(member id)
    cursor=$(member nextCursor)
    request GET "/api/notifications?perPage=1&cursor=$cursor" "${ADA[@]}"
    expect_status 200
    expect_different 'the next notification' "$newest" "$(member id)"
    expect_body '"nextCursor":null'

    request POST "/api/notifications/$newest/read" "${BOB[@]}"
    expect_error 404 'notification not found'
    request POST "/api/notifications/$newest/read" "${ADA[@]}"
    expect_status 204
    expect_body_is ''
    request POST "/api/notifications/$newest/read" "${ADA[@]}"
    expect_status 204
    request GET '/api/notifications?unread=true' "${ADA[@]}"
    expect_no_body_part "\"id\":$newest,\"type\""
    expect_body '"unreadCount":1,"nextCursor":null'
    request GET '/api/notifications' "${ADA[@]}"
    expect_body_matches "\"id\":$newest,\"type\":.*\"readAt\":\"[0-9T:.-]+Z\""
    request GET '/api/notifications?unread=maybe' "${ADA[@]}"
    expect_error 400 'unread must be true or false'
    request GET '/api/notifications?perPage=0' "${ADA[@]}"
    expect_error 400 'perPage must be a number from 1 to 100'
    request POST /api/notifications/none/read "${ADA[@]}"
    expect_error 404 'notification not found'
}

# The stream goes on for as long as the client likes, which is two seconds; it begins with what the client has missed.
stream() {
    request GET /api/notifications/stream --max-time 2 --header 'Last-Event-ID: 0' "${ADA[@]}"
    if [[ $HEADERS =~ ^HTTP/[0-9.]+\ ([0-9]+) ]]; then STATUS=${BASH_REMATCH[1]}; fi
    expect_status 200
    expect_header_matches Content-Type '^text/event-stream'
    expect_body_matches 'id:[0-9]+'
    expect_body '"type":"article.favorited"'
    request GET /api/notifications/stream --header 'Last-Event-ID: none' "${ADA[@]}"
    expect_status 400
    request GET /api/notifications/stream
    expect_unauthorized 'missing authorization header'
    request POST /api/notifications/stream/tickets "${ADA[@]}"
    expect_status 200
    local ticket
    ticket=$(member ticket)
    request GET "/api/notifications/stream?ticket=$ticket&lastEventId=0" --max-time 2
    expect_body '"type":"article.favorited"'
    request GET "/api/notifications/stream?ticket=$ticket"
    expect_error 401 'invalid, expired or used ticket'
}

unfavorites() {
    request DELETE "/api/articles/$FIRST/favorite" "${BOB[@]}"
    expect_status 200
    expect_body '"favoritesCount":0,"favorited":false'
    request DELETE "/api/articles/$FIRST/favorite" "${BOB[@]}"
    expect_error 409 'article not favorited'
    request DELETE "/api/articles/no-such-$RUN/favorite" "${BOB[@]}"
    expect_error 404 'article not found'
}

deletion() {
    request DELETE "/api/articles/$THIRD" "${ADA[@]}"
    expect_status 204
    expect_body_is ''
    request GET "/api/articles/$THIRD"
    expect_error 404 'article not found'
    request DELETE "/api/articles/$THIRD" "${ADA[@]}"
    expect_error 404 'article not found'
    request GET /api/notifications "${ADA[@]}"
    expect_no_body_part "\"slug\":\"$THIRD\""
    request DELETE "/api/articles/$SECOND" "${ADA[@]}" --header 'If-Match: *'
    expect_status 204
}

errors() {
    request GET "/api/no-such-$RUN"
    expect_error 404 'not found'
    request GET "/api/no-such-$RUN" --header 'Authorization: Bearer not.a.token'
    expect_error 404 'not found'
    request PATCH /api/articles
    expect_error 405 'method not allowed'
    expect_header_matches Allow GET
    expect_header_matches Allow POST
    request GET /api/articles --header 'Accept: text/html'
    expect_error 406 'the answer is not available in an acceptable form'
    printf '{"email":"%307200s"}' '' >"$SCRATCH/large"
    request POST /api/login --header "$JSON" --data-binary "@$SCRATCH/large"
    expect_error 413 'the request is too large'
    request POST /api/login --header 'Content-Type: text/plain' --data-binary '{}'
    expect_error 415 'the request must be JSON in UTF-8, without content encoding'

    local json
    for json in '{"email":' '[]' 'null' '{} {}' '{"email":1,"password":"number"}' \
        '{"email":"a@b","email":"c@d","password":"twice"}'; do
        send POST /api/login "$json"
        expect_status 400
        expect_body_matches '^\{"error":"[^"]+","trace_id":"[0-9a-f]{32}","code":"[a-z_]+"[,}]'
    done
    send POST /api/login '{"email":"nul\u0000@example.com","password":"long enough"}'
    expect_error 400 'text must not contain NUL characters or unpaired surrogates'
}

problems() {
    request GET "/api/articles/no-such-$RUN" --header 'Accept: application/problem+json'
    expect_status 404
    expect_header Content-Type application/problem+json
    expect_body '"type":"/docs/errors#article_not_found","title":"Not Found","status":404,"detail":"article not found","instance":"'
    expect_body_matches '^\{"error":"article not found","trace_id":"[0-9a-f]{32}",'
    request GET /api/health --header 'Accept: application/problem+json'
    expect_status 200
}

# What every answer says of itself, and in which form it comes.
negotiation() {
    local accept
    for accept in 'application/json;charset=iso-8859-1' 'application/json;version=2' 'application/*'; do
        request GET '/api/articles?perPage=1' --header "Accept: $accept"
        expect_status 200
        expect_header Content-Type application/json
    done
    for accept in 'application/json;q=0' 'application/json;q=0, */*'; do
        send POST /api/articles '{"title":"Never","body":"written"}' "${ADA[@]}" --header "Accept: $accept"
        expect_error 406 'the answer is not available in an acceptable form'
    done
    request PUT /api/user "${ADA[@]}" --header 'Content-Type: application/merge-patch+json' --data-binary '{"bio":"no"}'
    expect_error 415 'the request must be JSON in UTF-8, without content encoding'

    request GET "/api/articles/$FIRST"
    expect_header Cache-Control no-cache
    expect_header_matches Date ' GMT$'
    expect_header X-Content-Type-Options nosniff
    expect_header Referrer-Policy no-referrer
    request GET "/api/articles/$FIRST" --header 'If-None-Match: *'
    expect_status 304
    send PUT "/api/articles/$FIRST" '{"body":"no"}' "${ADA[@]}" --header 'If-None-Match: *'
    expect_error 412 'the article has changed since you read it'
    request GET /api/user "${ADA[@]}"
    expect_header Cache-Control no-store
    expect_header_matches ETag '.'
    send PUT /api/user '{"bio":"no"}' "${ADA[@]}" --header 'If-Match: "another"'
    expect_error 412 'the user has changed since you read it'
    request GET /openapi.json --compressed
    expect_header Content-Encoding gzip
    request GET /
    expect_status 200
    expect_header_matches Link 'rel="service-desc"'
}

strictness() {
    local name
    for name in sort perpage unknown; do
        request GET "/api/articles?$name=1"
        expect_error 400 "unknown query parameter: $name"
    done
    request GET '/api/articles?page=1&page=2'
    expect_error 400 'page must be given once'
    request GET '/api/articles?page=501'
    expect_error 400 'page reaches the first 10000 articles; follow nextCursor by cursor for more'
    request GET "/api/articles/$FIRST;a=b"
    expect_error 404 'not found'
    request POST /api/notifications/01/read "${ADA[@]}"
    expect_error 404 'notification not found'
    request FOO /api/articles
    expect_error 501 'the method or the transfer coding is not implemented'
    request GET /api/health --header 'Host: a b'
    expect_error 400 'the request is malformed'
    local address
    for address in 'a,b@c.de' '<a@b.de>' 'a@b..com'; do
        send POST /api/register "{\"email\":\"$address\",\"name\":\"No\",\"password\":\"long enough\"}"
        expect_error 400 'email is not a valid address'
    done
    send PUT /api/user '{"bio":null}' "${ADA[@]}"
    expect_status 200
    expect_body '"bio":""'
}

moving() {
    send POST /api/articles "{\"title\":\"日本語の記事 $RUN\",\"body\":\"Text.\"}" "${ADA[@]}"
    expect_status 201
    expect_member slug "日本語の記事-$RUN"
    local address
    address=$(header Location)
    send PUT "$address" "{\"title\":\"Moved $RUN\"}" "${ADA[@]}"
    expect_status 200
    expect_header Content-Location "/api/articles/moved-$RUN"
    request GET "$address"
    expect_status 308
    expect_header Location "/api/articles/moved-$RUN"
    request DELETE "/api/articles/moved-$RUN" "${ADA[@]}"
    expect_status 204
}

retrying() {
    local article="{\"title\":\"Once $RUN\",\"body\":\"Text.\"}" key="Idempotency-Key: $RUN"
    send POST /api/articles "$article" "${ADA[@]}" --header "$key"
    expect_status 201
    send POST /api/articles "$article" "${ADA[@]}" --header "$key"
    expect_status 201
    expect_header Idempotency-Replayed true
    expect_header Location "/api/articles/once-$RUN"
    send POST /api/articles "{\"title\":\"Other $RUN\",\"body\":\"Text.\"}" "${ADA[@]}" --header "$key"
    expect_error 422 'this Idempotency-Key was used for another request'
    request DELETE "/api/articles/once-$RUN" "${ADA[@]}"
    expect_status 204
}

correlation() {
    request GET /api/health --header "X-Request-Id: smoke $RUN"
    expect_header X-Request-Id "smoke $RUN"
    request GET /api/health
    expect_header_matches X-Request-Id '.'
    local long
    printf -v long '%0129d' 0
    request GET /api/health --header "X-Request-Id: $long"
    expect_different X-Request-Id "$long" "$(header X-Request-Id)"
    request GET "/api/no-such-$RUN" --header "X-Request-Id: smoke $RUN"
    expect_header X-Request-Id "smoke $RUN"

    local trace_id=4bf92f3577b34da6a3ce929d0e0e4736
    request GET "/api/no-such-$RUN" --header "traceparent: 00-$trace_id-00f067aa0ba902b7-01"
    expect_member trace_id "$trace_id"
    request GET "/api/no-such-$RUN"
    expect_different trace_id "$trace_id" "$(member trace_id)"
}

sessions() {
    request GET /api/sessions "${ADA[@]}"
    expect_status 200
    expect_body '"current":true'
    request DELETE /api/sessions/none-of-hers "${ADA[@]}"
    expect_error 404 'session not found'
    register "$(address Ivy)" "Ivy $RUN" 'correct staple'
    local ivy=(--header "Authorization: Bearer $(member token)")
    send DELETE /api/user '{"currentPassword":"wrong"}' "${ivy[@]}"
    expect_error 403 'current password is wrong'
    send DELETE /api/user '{"currentPassword":"correct staple"}' "${ivy[@]}"
    expect_status 204
    request GET /api/user "${ivy[@]}"
    expect_unauthorized 'invalid or expired token'
}

logout() {
    request POST /api/logout "${ADA[@]}"
    expect_status 200
    expect_body_is '{"message":"logged out successfully"}'
    request_until 'invalid or expired token' GET /api/user "${ADA[@]}"
    expect_unauthorized 'invalid or expired token'
    request GET /api/user "${BOB[@]}"
    expect_status 200
    expect_member id "$BOB_ID"
}

walk() {
    health || return
    registration
    signing_in
    authorization
    current_user
    creation
    listing
    reading
    updating
    negotiation
    strictness
    moving
    retrying
    favorites
    inbox
    stream
    unfavorites
    deletion
    errors
    problems
    correlation
    operations
    console
    sessions
    logout
}

walk
printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
((FAILED == 0))
