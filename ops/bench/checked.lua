-- For wrk: checks the status of every answer, and prints one line that a script can read.
--
--   wrk … -s checked.lua URL -- STATUS                 sends GET to the URL
--   wrk … -s checked.lua URL -- STATUS PAIRS           sends favourites and takes them back, below the URL
--
-- PAIRS is a file with a line "SLUG TOKEN" for each pair of article and reader, none of which is a favourite yet.
-- Neighbouring lines should name different articles, or else requests wait for each other's row.

-- wrk gives every thread a Lua state of its own, and runs done() in yet another one: setup() keeps hold of the threads.
local threads = {}

function setup(thread)
    table.insert(threads, thread)
end

function init(args)
    expected = tonumber(args[1])
    wrong = 0
    example = 0
    if args[2] then
        requests = favorites(args[2])
        -- wrk asks for one request before it begins, to see whether it is well-formed, and does not send that.
        nth = -1
        -- Assigned here and not for all: without it wrk sends one prepared request, which costs it less.
        request = function()
            nth = nth + 1
            return requests[math.max(nth - 1, 0) % #requests + 1]
        end
    end
end

-- All pairs are favourited before the first is taken back: by then its favourite has been answered, as long as there are
-- many more pairs than connections.
function favorites(file)
    local all = {}
    for _, method in ipairs({ "POST", "DELETE" }) do
        for line in io.lines(file) do
            local slug, token = line:match("(%S+) (%S+)")
            local path = wrk.path .. "/" .. slug .. "/favorite"
            table.insert(all, wrk.format(method, path, { ["Authorization"] = "Bearer " .. token }))
        end
    end
    return all
end

function response(status)
    if status ~= expected then
        wrong = wrong + 1
        example = status
    end
end

function done(summary)
    local wrong, example = 0, 0
    for _, thread in ipairs(threads) do
        wrong = wrong + thread:get("wrong")
        example = math.max(example, thread:get("example"))
    end
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    io.write(string.format("CHECKED %d %d %d %d %d\n",
        summary.requests, summary.duration, wrong, example, broken))
end
