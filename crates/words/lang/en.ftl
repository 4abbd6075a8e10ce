### English: the reference. A key, its comment and its variables are defined here.
### How to add a word or a language: src/lib.rs.

# The language's own name, as the switch in the page's footer shows it.
language-name = English

## Around every page

skip-to-content = Skip to the content
all-events = All events
to-all-events = To all events
to-the-board = To the board
to-the-project = To the project
this-event = This event
this-project = This project
close = Close
cancel = Cancel
save = Save
edit = Edit
# Line on top of the demo's pages.
demo-line = Demo:
# Spoken name of the same line.
demo-roles = The demo’s roles
# Stands before a time: what is shown is as it was then.
as-of = As of
# Stands where text was made unreadable on somebody's wish.
struck = (removed)
somebody = somebody
the-team = the team

## Times and days

# A time with minutes.
clock-time = { $hour }:{ $minute }
# A full hour.
clock-hour = { $hour }:00
# A time of another day than the board's.
on-day = { $day }, { $time }
weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
}
# The tab of a day.
day-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[other] Sun
} { $date }
month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
day-long = { $weekday }, { $date } { $month }
from-to = { $from } to { $to }

## Names and numbers

two-names = { $one } and { $two }
# Names, and those who may not be seen or do not fit.
names-and-more = { $names } and { $n } more
n-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
# How full a place is.
n-of-m = { $here } of { $all }
room-n = room { $name }

## The board

days = Days
houses = Houses
rooms = Rooms
now = Now
now-and-next = Now and next
on-this-page = On this page
slot-doors = doors
slot-round = round of names
slot-work = work
slot-lunch = lunch
slot-winding-down = winding down
slot-closing = everybody out
# Invites somebody who is here for the first time; what to do follows.
new-here = New here?
is-glad-to-help = { $name } is glad to help you begin.
# The same where it is known where she is or how to reach her.
ask-person-where = Ask { $name }, { $where }.
how-to-begin = How to begin
coordinates = { $name } coordinates
there-for-newcomers = { $name } is there for newcomers
conduct-contact = Code of conduct: { $name }, { $contact }
# A house that is nearly full.
left-next = { $left ->
    [one] { $left } seat left, next: { $name }
   *[other] { $left } seats left, next: { $name }
}
seats-left = { $left ->
    [one] { $left } seat left
   *[other] { $left } seats left
}
full = Full
full-next = Full. { $name } has { $free }
running = Running
ideas = Ideas looking for people
ideas-short = Ideas
done = Done
notes = Notes and questions
notes-short = Notes
finished = Finished
head-where = Where
head-what = What
head-for-whom = For whom, and who
head-seats = Seats
add-a-project = Add a project
plus-project = + Project
plus-done = + Done
ask-for-help = Ask for help
add-to-done = Add to Done
write = Write
copy-as-markdown = Copy as Markdown
copied = Copied
# At the foot of the board that only the team gets.
team-board = You see this as the team does, with all names.
paste-a-page = Paste a page
nothing-runs-yet = Nothing is running yet. Start something, or write an idea and see who comes.
no-ideas-yet = No ideas wait for people. Yours may be the first.
nothing-done-yet = What comes of the day will stand here: a link, a sentence, something learned.
no-notes-yet = Ask, offer, tell: everybody who is here reads it.
late-is-fine = Late is fine: { $day } stays open.
# Before the title of a project, for those who hear the page.
at-venue = At { $venue },
would-join = { $n ->
    [one] { $n } would join
   *[other] { $n } would join
}
n-here = { $n } here
here-and-free = { $here } here, { $free ->
    [0] no place free
    [one] { $free } place free
   *[other] { $free } places free
}
paused-since = paused since { $time }
idea-of = an idea of { $name }
newcomers-welcome = newcomers welcome
newcomers-welcome-sentence = Newcomers are welcome.
needs-hands = needs hands
needs-mentor = needs a mentor
needs-reviewer = needs a reviewer
needs-thing = needs { $thing }
answer = Answer
answered = answered
n-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}

## New here

new-here-title = New here
ask-person = Ask { $name }.
is-there-for-you = { $name } is there for you today, and no question is too small.
new-here-anyone = Ask anybody who wears a badge.
new-here-step-1 = Look at the board: each line is a table with people who work on something.
new-here-step-2 = Take one that says that newcomers are welcome, and tap Join: it tells you where to go and whom to ask for.
new-here-step-3 = Try it. Changing the table is fine, and learning something is a result.
newcomers-welcome-here = Newcomers are welcome here
none-says-so-yet = No project says so yet. Ask anyway: most are glad of company.

## A project

what-are-you-working-on = What are you working on?
where = Where?
room-table-landmark = Room, table or landmark
for-whom-and-needs = For whom, and what it needs
for-whom = For whom is it?
what-it-needs = What it needs
need-hands = hands
need-mentor = a mentor
need-reviewer = a reviewer
need-something-else = Something else: a board, an adapter
newcomers-are-welcome = newcomers are welcome
how-many-places = How many people fit?
it-is-running = It is running
just-an-idea = Just an idea
put-them-anyway = Do it all the same
edit-project = Edit { $title }
it-says-now = It says now:
your-words-below = Your words are still below. Save again to replace these by yours.
board-of-day = { $day }’s board
paused = paused
an-idea = idea
your-place = Your place
you-are-in = You are in.
go-to = Go to { $place }.
ask-for = Ask for { $name }.
leave = Leave
join = Join
i-would-join = I would join
rather-not = Rather not
you-would-join = You would join. Whoever starts it can count on you.
finished-for-the-day = Finished for { $day }.
where-and-whether = Place and state
join-first-then-change = Join first, then you can move, pause or finish it.
start-it = Start it
pause-it = Pause
finish-it = Finish
go-on-with-it = Go on
move-it = Move it
here = Here
who-would-join = Who would join
you = you
since = since
free-place = free place
nobody-yet = Nobody sits here yet.

## Who one is

your-name = Your name or a nick
your-name-hint = A nick is fine.
who-may-see-your-name = Who may see your name?
listing-everyone = everyone
listing-participants = participants
listing-nobody = nobody
my-place = My place
you-are-name = You are { $name }, here as { $role }.
you-are-role = You are here as { $role }.
your-name-is-shown-to = Your name is shown to: { $listing }.
no-name-yet = Nobody asked you for a name yet. You say one when you first write, join or arrive.
no-place-yet = You have no place yet.
look-at-the-board = Look at the board
you-are-at = You are at { $venue }
sign-out = Sign out on this device
role-visitor = visitor
role-participant = participant
role-mentor = mentor
role-greeter = greeter
role-coordinator = coordinator
role-organiser = organiser

## Done

what-came-of-it = What came of it?
what-came-of-it-label = In your words
what-came-of-it-hint = A link, a sentence, something you learned.
who = Who?
me = me
others-by-name = Others, by name: Ada, Linus
from-which-project = From which project?
from-none = from none
link-and-kind = Link and kind
a-link = A link
what-kind = What kind?
kind-pull-request = PR open
kind-merged = merged
kind-published = published
kind-issue = issue
kind-learned = learned
kind-taught = taught
kind-written = written
kind-rocket = rocket

## Notes

write-a-note = Write a note
what-do-you-want-to-say = What do you want to say?
note-announcement = Notice
note-question = Question
note-help = Help wanted
note-lost-found = Lost and found
about-which-project = About which project?
about-none = about none
say-it = Say it
your-answer = Your answer
it-is-answered = It is answered

## Houses

of-m-seats = of { $seats } seats
you-are-here = You are here.
i-am-here = I am here
i-am-leaving = I am leaving
counted-by-hand = Counted by hand
how-many-are-here = How many people are here now?
count-hint = Later comings and goings go on counting from this.
set-the-count = Set the count
nothing-runs-here = Nothing runs here yet.

## Events

create-an-event = Create an event
create-it = Create it
no-events-yet = No events yet.
what-this-is = The live home of contributor days: what runs where, who needs what, and what came of it.
event-title = What is it called?
first-day = First day
last-day = Last day
time-zone = Time zone
houses-and-rooms = Houses and rooms
houses-hint = One house a line: name: seats; room: seats; @address. For example: Formeret: 100; 101: 40; 201: 20; @17 rue de Cléry
people-to-ask-and-address = Whom to ask, and the name in the address
who-is-there-for-newcomers = Who is there for newcomers?
who-coordinates = Who coordinates?
who-answers-for-conduct = Who answers for the code of conduct, and how to reach them?
name-in-the-address = Name in the address
organiser-link-needed = Open the organiser link first. The program printed it in its window when it started.
this-link-makes-you = This link lets you in as { $role }.
come-in = Come in
link-is-spent = This link was used up or is too old. Ask whoever sent it for a new one.

## What did not go

problem-title = That did not go
problem-not-found = There is no page at this address. It may have been mistyped, or what it showed is gone. Start from the board.
problem-bad-form = The form did not arrive whole. Go back and send it again.
problem-too-large = That is more than a form can carry. Shorten it and send it again.
problem-too-slow = What you sent did not arrive in time. Go back and send it again where the network is better.
problem-from-elsewhere = This form stood on another site. Open the board here and fill it in there.
rejected-not-saved = It was not saved: the server cannot write just now. What you typed is still here. Try again in a minute.
rejected-reused = This form was sent before with other words. Load the page again, then send it.
rejected-taken = An event with this name in its address exists already. Choose another name.
refused-empty = Something is missing: { $field }. Fill it in and send it again.
refused-too-long = Too long: { $field } has { $length } and takes { $limit }. Shorten it and send it again.
refused-not-a-link = “{ $given }” is no link. A link begins with https:// or http://.
refused-not-a-number = { $field }: that is no number that can be meant. Write a whole number up to { $most }.
refused-unknown-day = This event has no such day. Choose one of its days.
refused-unknown-place = This event has no such house or room. Choose one from the list, or describe the place in words.
refused-gone-project = This project is no longer on the board. Look for it there, or add it again.
refused-gone-outcome = This result is no longer on the board. Add it again if it is missing.
refused-gone-message = This note is no longer there. Look at the board for newer ones.
refused-gone-person = One of the people is no longer listed. Write the name instead.
refused-gone-import = This import is no longer known. Look at the board for what it brought.
refused-not-allowed = To { $act }, one has to be { $role } here. Ask the coordinator for a link.
refused-name-needed = A name is missing. Write your name or a nick; who may see it is your choice.
refused-full = { $name } is full ({ $heads } of { $seats }). Choose another place.
refused-full-next = { $name } is full ({ $heads } of { $seats }). { $place } has { $free ->
    [one] { $free } seat
   *[other] { $free } seats
} free.
refused-project-full = { $title } is full ({ $heads } of { $seats }). Look for another table, or ask them to make room.
refused-or-anyway = Or do it all the same.
refused-changed-since = Meanwhile { $name } changed the same thing. Compare both, then save again or go back.
refused-not-on-that-day = This project does not run on { $day }. Look at the board of another day.
refused-finished = This project is finished for the day. Go on with it first, or choose another one.
refused-not-open = This event is not open for that. Start from its board.
refused-id-taken = Something with the same number exists already. Load the page again, then send it.
refused-unknown-zone = No time zone is called so. Choose one of the list, such as Europe/Paris.
refused-days = The days do not fit: the last may not be before the first, and 31 are the most. Choose other days.
refused-slug-form = The name in the address takes 2 to 40 of a to z, 0 to 9 and -. Choose such a name.
refused-slug-reserved = The program uses this name itself. Choose another name.

## What one may or may not do, after “To …, one has to be …”

act-write = write on the board
act-announce = announce something
act-count = count people or let them in
act-put-anyway = put people where no seat is free
act-import = bring a page in
act-withdraw = take things off the board
act-strike = make text unreadable
act-open = open an event
act-tick = say what time it is

## Fields, in sentences about what did not go

field-title = the title
field-audience = for whom it is
field-where = the place
field-needs = what it needs
field-seats = the number of seats
field-name = the name
field-who = who it was
field-what = what came of it
field-link = the link
field-text = the text
field-count = the count
field-day = the day
field-zone = the time zone
field-venue = the house
field-address = the address
field-slug = the name in the address
field-contact = the contact

## Import

# Title of the page where a live document is pasted.
import-title = Bring a page in
import-lead = Paste the Markdown of a live document: its tables of what is running and what is done, and its counters. First you see what it would change here; nothing is written before you say so.
import-text = The page
import-document = What the page is called
import-document-hint = Rows are known again by this name: the same page twice changes nothing, a later version adds only what is new.
import-as = As
import-as-live = running projects, outcomes and counts
import-as-ideas = ideas
import-as-past = finished projects and outcomes
import-preview = Preview
import-bring = Bring it in
import-what-it-does = What it would change
import-nothing = There is nothing new in this page.
import-new-projects = New projects
import-new-outcomes = New outcomes
import-by-nobody = by nobody
import-same = { $n ->
    [one] { $n } row is known and stays as it is.
   *[other] { $n } rows are known and stay as they are.
}
import-differs = Different on the board
import-differs-lead = These are known, but the board says something else. They are left as they are here.
# A cell of a known row. $cell: its name, $here: what the board says, $there: what the page says.
import-differs-cell = { $cell }: “{ $here }” here, “{ $there }” in the page
import-cell-what = What
import-cell-where = Where
import-cell-audience = For whom
import-cell-remarks = Remarks
import-cell-count = Count
import-on-board = On the board already
import-on-board-lead = These stand on the board from elsewhere. They are not added again.
import-days = Which day is it
import-days-lead = The page names days that are not clear here. Choose one for each, then preview again.
import-no-heading = Rows without a day
import-choose-day = Choose a day
import-counts = Counts
# $place: a house, $n: how many are there, $day: on which day.
import-count = { $place }: { $n }, { $day }
import-no-house = No house here is called “{ $place }”. The place is kept in words.
import-unknown-place = No house here is called “{ $place }”. Set that count by hand.
import-left-out-outcomes = { $n ->
    [one] { $n } outcome is left out: ideas have none.
   *[other] { $n } outcomes are left out: ideas have none.
}
import-left-out-counters = { $n ->
    [one] { $n } counter is left out: only a live page has them.
   *[other] { $n } counters are left out: only a live page has them.
}
import-later = { $n ->
    [one] { $n } more row is too many for one import. Bring the same page in again afterwards.
   *[other] { $n } more rows are too many for one import. Bring the same page in again afterwards.
}
import-not-understood = Not taken, or read with care
import-at-line = line { $line }
import-unknown-table = A table whose columns say nothing here was passed over: { $columns }
import-unknown-column = The column “{ $name }” was passed over.
import-missing-separator = This table has no line of dashes below its header. It was read all the same.
import-long-row = This row has { $cells } cells, the table { $columns } columns. The rest was joined to the last cell.
import-rows-apart = Rows below an empty line were read as rows of the table above.
import-line-in-table = This line inside a table has no bar and was passed over: { $text }
import-counter-too-large = This counter is too large to be one and was passed over.
import-not-utf-8 = Some bytes are not UTF-8 and were replaced.
import-no-table = There is no table here that can be read. A table with the columns “What” and “Where” (or “Audience”), or “Who” and “What”, was looked for. Paste the page’s Markdown, with the bars of its tables.
import-no-table-found = There is no table here that can be read. A table with the columns “What” and “Where” (or “Audience”), or “Who” and “What”, was looked for; found only: { $found }. Rename the columns and try again.
import-not-text = This is not text. Paste the Markdown of the page.
import-too-large = This page has { $bytes } bytes, and { $limit } fit. Paste it in parts.
import-answer-days = Some rows have no day yet. Choose one for each heading.
import-changed = The board changed since this preview. Look at it again, then bring the page in.
imports-so-far = Brought in so far
import-take-back = Take it back
# What one import did. $outcomes and $projects are numbers.
import-did = { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
}, { $outcomes ->
    [one] { $outcomes } outcome
   *[other] { $outcomes } outcomes
}
import-taken-back = Taken back.
import-taken-back-kept = { $n ->
    [one] Taken back. { $n } row stayed, because somebody changed it since.
   *[other] Taken back. { $n } rows stayed, because somebody changed them since.
}
