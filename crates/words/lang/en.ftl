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
needs-board = needs a board
needs-windows = needs a Windows machine
needs-thing = needs { $thing }
answer = Answer
answered = answered
n-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}

## Finding, keys, and what is said aloud

find = Find
# Name of the field in which one types what to look for on the board.
find-on-the-board = Find on this board
filter = Filter
filter-needs = needs something
show-all = Show all
# Stands where no running project has all that was typed and chosen.
nothing-fits = Nothing that runs here has all you look for.
keys = Keys
keys-everything = Tab and Enter reach everything. These keys are shorter ways.
key-find = find on the board
key-new-project = add a project
key-done = say what came of it
key-help = ask for help
key-next = next project
key-previous = previous project
key-open = open it
key-keys = this page
key-close = close what is open
# Names of keys, as they stand on keyboards.
key-name-enter = Enter
key-name-escape = Esc
keys-use = Use these keys
keys-use-hint = When they are off, a single letter does nothing. This browser remembers it.
keys-while-typing = While you type in a field, letters are only letters.
# Said aloud of the last half minute’s changes, one after the other: at most twelve words in all.
ear-projects = { $n ->
    [one] { $n } new project
   *[other] { $n } new projects
}
ear-joined = { $n ->
    [one] { $n } person joined
   *[other] { $n } people joined
}
ear-done = { $n ->
    [one] { $n } more done
   *[other] { $n } more done
}
ear-notes = { $n ->
    [one] { $n } new note
   *[other] { $n } new notes
}
ear-needs = { $n ->
    [one] { $n } project needs something
   *[other] { $n } projects need something
}
ear-changed = { $n ->
    [one] { $n } other change
   *[other] { $n } other changes
}
# A project and what it needs: “QUIC needs a mentor”.
ear-need = { $title } { $need }
ear-found = Found { $shown } of { $all }

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
need-something-else = Something else: an adapter, a projector
newcomers-are-welcome = newcomers are welcome
how-many-places = How many people fit?
it-is-running = It is running
just-an-idea = Just an idea
put-them-anyway = Do it all the same
edit-project = Edit { $title }
it-says-now = It says now:
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

## History and undo: what happened, one sentence for each kind of change

the-clock = the clock
quoted = “{ $text }”
# A sentence about another day than the one on which it was said.
did-on-day = { $said } ({ $day })
# One line of a list of places or days.
did-line = { $name }: { $text }
did-open = { $who } opened the event
did-describe-event = { $who } changed what the event is: its title, its zone, whom to ask, or who may write
did-schedule = { $who } changed the days
did-signpost = { $who } changed where things are: wifi, coffee, quiet corner
did-change-word = { $who } changed the word of the day
did-take-word-away = { $who } took the word of the day away
did-write-corner = { $who } wrote into the free corner of { $day }
did-strike = { $n ->
    [one] { $who } made the text of { $n } change unreadable
   *[other] { $who } made the text of { $n } changes unreadable
}
did-come-in = { $who } was here for the first time
did-bring-in = { $who } wrote down the name of { $name }
did-touch = { $who } changed a name, or who may see it
did-hide = { $who } hid the name of { $name }
did-show = { $who } showed the name of { $name } again
# $who says that the typed name $claimed is theirs.
did-claim = { $who } said that the name { $claimed } is theirs
did-decline = { $who } said that nobody owns the name { $name }
did-merge-people = { $who } made two entries of { $name } one
did-part-people = { $who } made two people of the entry of { $name } again
did-arrive = { $who } came to { $house }
did-note-arrival = { $who } noted that { $name } is at { $house }
did-step-out = { $who } went out for a while
did-note-stepping-out = { $who } noted that { $name } is out for a while
did-go-home = { $who } went home
did-note-going-home = { $who } noted that { $name } went home
did-unsay = { $who } took back where { $name } is
did-furnish = { $who } changed the house { $house }
did-close = { $who } closed the house { $house }
did-reopen = { $who } opened the house { $house } again
did-count = { $n ->
    [one] { $who } counted { $n } person at { $house }
   *[other] { $who } counted { $n } people at { $house }
}
did-add-project = { $who } added { $project }
did-add-idea = { $who } added the idea { $project }
did-describe-project = { $who } described { $project } anew
did-move = { $who } moved { $project } to { $place }
did-move-away = { $who } took { $project } from its place
did-turn-idea = { $who } made { $project } an idea
did-start = { $who } started { $project }
did-pause = { $who } paused { $project }
did-finish = { $who } finished { $project }
did-join = { $who } joined { $project }
did-seat = { $who } put { $name } at { $project }
did-leave = { $who } left { $project }
did-unseat = { $who } took { $name } from { $project }
did-fill = { $who } said that { $project } is full for now
did-make-room = { $who } said that { $project } has room again
did-lead = { $who } noted that { $name } leads { $project }
did-unlead = { $who } noted that { $name } no longer leads { $project }
did-continue = { $who } put { $project } on { $day } too
did-drop = { $who } took { $project } off { $day }
did-merge = { $who } made { $project } part of { $into }
did-withdraw = { $who } took { $what } off the board
did-bring-back = { $who } put { $what } back on the board
did-record = { $who } added to Done: “{ $what }”
did-describe-outcome = { $who } wrote anew what came of it: “{ $what }”
did-announce = { $who } announced: “{ $text }”
did-ask = { $who } asked: “{ $text }”
did-ask-for-help = { $who } asked for help: “{ $text }”
did-post-lost-found = { $who } wrote under lost and found: “{ $text }”
did-answer = { $who } answered “{ $answer }” to “{ $text }”
did-unanswer = { $who } took back an answer to “{ $text }”
did-settle = { $who } said that “{ $text }” is answered
did-unsettle = { $who } said that “{ $text }” is open again
did-pin = { $who } put “{ $text }” on every page
did-unpin = { $who } took “{ $text }” off every page
did-import = { $who } brought in the page “{ $document }”
did-take-import-back = { $who } took back the page “{ $document }”
did-import-again = { $who } brought in the page “{ $document }” again
did-reach-slot = { $day }: { $what }
did-reach-day = Now it is { $day }
did-undo = { $who } undid what { $whom } did, { $time }
did-take-back = { $n ->
    [one] { $who } took back { $n } step
   *[other] { $who } took back { $n } steps
}

## History and undo: the pages

history-of = History of { $what }
history-of-the-event = History
history-filter = Show
history-who = Who
history-everybody = everybody
history-visitors = all visitors
history-what = What
history-everything = everything
history-projects = projects
history-people = people
history-places = places
history-outcomes = Done
history-notes = notes
history-event = the event
history-since = Since
history-none = Nothing like that happened.
history-older = Older
history-newest = Newest
history-undone-by = Undone by { $who }, { $time }
history-more-lines = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
history-look = Look
history-whole = Whole history
history-step = One step in the history
history-before = Before
history-after = After
history-nothing = (nothing)
history-way = the way there
history-since-then = Since then
history-to-be-undone = What was to be undone
history-cannot = It cannot be undone
history-undone-steps = What it undid
# A button that undoes.
undo = Undo
# What the bar after an undo says nothing about: the whole step goes.
undo-all-of-it = All of this is undone together.
undo-needs-name = To undo it, say who you are.
take-back = Take back
take-back-title = Take back what somebody did
take-back-lead = Choose who it was and since when. You see first what that is; nothing happens before you say so.
take-back-look = Look first
take-back-last-10 = last 10 minutes
take-back-last-hour = last hour
take-back-today = today
take-back-nothing = There is nothing to take back.
take-back-will = This will be taken back: { $n }
take-back-stays = This stays
take-back-n = { $n ->
    [one] Take back { $n } step
   *[other] Take back { $n } steps
}
take-back-more = { $n ->
    [one] { $n } older step is too many for one time. Take these back first.
   *[other] { $n } older steps are too many for one time. Take these back first.
}
taken-back-n = { $n ->
    [0] Nothing was taken back: somebody changed it meanwhile.
    [one] { $n } step was taken back.
   *[other] { $n } steps were taken back.
}

## What did not go

problem-title = That did not go
problem-not-found = There is no page at this address. It may have been mistyped, or what it showed is gone. Start from the board.
problem-bad-form = The form did not arrive whole. Go back and send it again.
problem-too-large = That is more than a form can carry. Shorten it and send it again.
problem-too-slow = What you sent did not arrive in time. Go back and send it again where the network is better.
problem-from-elsewhere = This form stood on another site. Open the board here and fill it in there.
problem-broken = Something broke on our side (ref { $reference }). Load the page again, and look whether what you sent is there. If it is not, tell the organisers this reference.
rejected-not-saved = It was not saved: the server cannot write just now. What you typed is still here. Try again in a minute.
rejected-reused = This form was sent before with other words. Load the page again, then send it.
rejected-taken = An event with this name in its address exists already. Choose another name.
refused-empty = Something is missing: { $field }. Fill it in and send it again.
refused-too-long = Too long: { $field } has { $length } and takes { $limit }. Shorten it and send it again.
refused-not-a-link = “{ $given }” is no link. A link begins with https:// or http://.
refused-not-a-number = { $field }: that is no number that can be meant. Write a whole number up to { $most }.
refused-not-a-time = “{ $given }” is no time of day. Write it with hours and minutes, such as 15:30.
refused-unknown-day = This event has no such day. Choose one of its days.
refused-unknown-place = This event has no such house or room. Choose one from the list, or describe the place in words.
refused-gone-project = This project is no longer on the board. Look for it there, or add it again.
refused-gone-outcome = This result is no longer on the board. Add it again if it is missing.
refused-gone-message = This note is no longer there. Look at the board for newer ones.
refused-gone-person = One of the people is no longer listed. Write the name instead.
refused-gone-import = This import is no longer known. Look at the board for what it brought.
# $role: one of the role- words; what stands in brackets is role-organiser, as only an organiser can give that.
refused-not-allowed = To { $act }, one has to be { $role } here. { $role ->
    [organiser] Ask an organiser for a link.
   *[other] Ask the coordinator for a link.
}
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
refused-full-for-now = { $title } takes nobody in for now. Look for another table, or ask them when it makes sense to come.
refused-in-use-day = Something stands on the board of this day. Move it or take it off first, then remove the day.
refused-in-use-room = A project sits in this room. Move it first, then remove the room.
refused-in-use-house = A project sits in this house. Move it first, then try again.
refused-not-here = Nobody said that you are here today. Say first in which house you are.
refused-itself = These two are one and the same already. Choose another one.
refused-last-coordinator = Nobody would be left who keeps the day moving. Invite another coordinator first.
refused-wrong-word = That is not today’s word. Read it on the wall or on a poster in the house, or ask at the door.
refused-gone-session = This was ended meanwhile. Load the page again to see who is signed in.
refused-gone-change = This change is no longer known. Load the history again.
refused-too-late-to-undo = Changed since by { $name }, so it cannot be undone by itself. Compare both; change it by hand if you still want to.
refused-never-undone = This cannot be undone. Change it by hand instead.
refused-not-open = This event is not open for that. Start from its board.
refused-id-taken = Something with the same number exists already. Load the page again, then send it.
refused-unknown-zone = No time zone is called so. Choose one of the list, such as Europe/Paris.
refused-days = The days do not fit: the last may not be before the first, and 31 are the most. Choose other days.
refused-slug-form = The name in the address takes 2 to 40 of a to z, 0 to 9 and -. Choose such a name.
refused-slug-reserved = The program uses this name itself. Choose another name.

## What one may or may not do, after “To …, one has to be …”

act-write = write on the board
act-announce = announce something
act-count = count people
act-others = say of others where they are
act-admit = let people in
act-people = change other people’s names
act-undo-any = undo what others did
act-arrange = change the event itself
act-invite = invite people
act-put-anyway = put people where no seat is free
act-import = bring a page in
act-withdraw = take off the board what others put there, or bring it back
act-strike = make text unreadable
act-open = open an event
act-tick = say what time it is

## Projects, outcomes and notes, changed

history = History
go-back = Go back
# Where two people wrote at the same time.
choose-part-by-part = You both changed it. Choose for each part which of the two stays; you can change it again afterwards.
keep-mine = Mine
take-theirs = Theirs
nothing-there = (nothing)
take-off-the-board = Take off the board
it-can-be-brought-back = It goes from the board for everybody. Its page and its history stay, and from there it can be brought back.
it-is-off-the-board = This is not on the board any more.
taken-off-by = Taken off by { $name }
bring-it-back = Bring it back
need-board = a board
need-windows = a Windows machine
newcomers = Newcomers
what-to-install = What should people install before they come?
label-to-import = Label of issues that fit
label-to-import-hint = For example: good first issue
how-to-reach-you = How do people far away reach you?
how-to-reach-you-hint = A chat room, a link, an address.
when-you-look-next = When do you look there next?
when-you-look-next-hint = A time of the day, in the event’s zone: { $zone }.
# Told to whoever types the title of something that runs already.
runs-already = { $title } runs already.
runs-already-at = { $title } runs already: { $place }.
go-there = Go there
a-second-table = A second table
merge-with-another = Merge with another project
merge-lead = “{ $title }” becomes part of another project. Its people sit there then, what came of it stands there, and this address leads there. Both keep their history, and it can be taken apart again.
nothing-to-merge-with = There is no other project on the board.
part-of-which = Part of which one?
choose-one = Choose one
make-them-one = Make them one
is-part-of-this-now = “{ $title }” is part of this project now.
became-part-of-this = Became part of this
take-apart-again = Take apart again
what-goes-on = What goes on the next day?
what-goes-on-lead = What is ticked stands on { $day }’s board too, as an idea at its place: people say there whether they come.
which-go-on = Projects
team-continue-line = Puts today’s projects on the next day’s board.
continue-on = Continue on { $day }
it-goes-on = It goes on: { $day }
everything-goes-on = Everything is on { $day }’s board already.
no-day-after = No day comes after this one.
full-for-now = full for now
ask-before-joining = They take nobody in for now. Ask them when it makes sense to come.
take-people-in-again = Take people in again
say-full-for-now = Full for now
to-begin-and-from-afar = To begin, and from far away
install-first = Install first
issues-with-label = Issues with the label
reach-us = How to reach us
we-look-there-next = We look there next
we-looked-there = We wanted to look there
# A time of the event as it is in the reader’s own zone.
time-where-you-are = { $time } where you are
leads = leads
not-at-this-table = not at this table
i-lead-this = I lead this
i-lead-this-no-more = I no longer lead this
who-leads-it = Who leads it?
they-lead-it = Leads it
they-lead-no-more = No longer
announcements = Announcements
pin = Show on every page
unpin = Take it off every page
on-every-page = on every page
resolved = resolved
back-with-its-owner = back with its owner
open-it-again = It is open after all
# Name of the page that one outcome has.
open-this-result = Open this result
edit-this-result = Edit this result
written-down-by = Written down by { $name }
refused-past = That time is over already. Write a later one, or leave it out.

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
field-install = what to install
field-label = the label
field-reach = how to reach the project
field-time = the time
field-word = the word of the day
field-corner = the free corner
field-signpost = the signpost
field-room = the room
field-project = the other project

## Too often

too-often-title = A moment, please
# $wait: one of the two below.
too-often-session = That was more than one person sends in so short a time, so the last was not taken. Send it again in { $wait }.
too-often-address = More came from this network at once than is taken, so the last was not. Send it again in { $wait }.
too-often-newcomers = Very many came in from this network for the first time just now, so the last was not let in. Send it again in { $wait }, or ask the team for a link.
too-often-guesses = Too many wrong guesses came from this network. Try again in { $wait }, or ask the team for a link.
in-seconds = { $n ->
    [one] one second
   *[other] { $n } seconds
}
in-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
# Stands above what somebody typed that was not taken.
too-often-kept = What you typed is kept here:
send-it-again = Send it again

## Telling others

share = Share
to-share = Back to sharing
the-address = The address
# $spoken: the address with its signs as words.
say-it-so = Say: { $spoken }.
# Signs of an address, when one says it.
sign-dot = dot
sign-slash = slash
sign-hyphen = hyphen
sign-colon = colon
to-scan = To scan
# What a square for phones leads to.
qr-of = QR code of { $name }
share-texts = For a chat or a mail
share-text = { $title }, { $days }: who works on what and where, and what came of it. Have a look and take part: { $address }
copy-text-in = Copy: { $language }
write-a-mail = Write a mail
share-on-a-site = For your site
copy-snippet = Copy { $name }
# Text of a link on somebody’s site.
live-board-of = { $name }, the live board
on-paper = On paper
on-paper-lead = An A4 sheet for each house and each table, with its sign, its places and a square to scan.
choose-a-poster = Choose a poster
share-local = Only this device can open this address. Others cannot, whatever you send them.
share-local-try = Open this page by an address that others can open: the program prints those of this machine when it starts. If it printed only this one, start it with --listen 0.0.0.0:2018. If it has a name on the internet, start it with --base-url.
posters = Posters
to-posters = Back to the posters
all-posters = All posters
# $name: a house or a project.
poster-of = Poster: { $name }
posters-lead = One A4 sheet each. Hang the houses’ at the doors, and the projects’ on the tables.
no-tables-yet = No project has a table on this day yet.
poster-local = Only this device can open the address of this page, so the posters show none.
print-hint = Print this page from the browser’s menu or with Ctrl and P (⌘ and P): A4, at 100 %, one sheet each. Black ink is enough.
room-with-seats = { $name } ({ $seats })
house-has-seats = { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
} in this house.
tick-one = Sit down and tick one.
tick-one-of = { $seats ->
    [one] One place. Sit down and tick it.
   *[other] { $seats } places. Sit down and tick one.
}
# On a poster, where there are too many places to draw; room for strokes follows.
make-a-stroke = { $seats } places. Sit down and make a stroke here:
word-of-the-day-is = Word of the day: { $word }
# On a poster, before how to reach who answers for the code of conduct.
something-wrong = Something wrong, or somebody unkind?
ask-anybody-of-the-team = Ask anybody of the team.

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

## The wall

wall = Wall
wall-title = { $day } · { $event }
wall-newest = { $who }: { $what }
wall-full = full for now
wall-join = See everything, add your own
wall-word = The word of the day
wall-wifi = Wifi
wall-more = { $n ->
    [one] { $n } more: scan
   *[other] { $n } more: scan
}
lamp-hands = hands
lamp-mentor = mentor
lamp-reviewer = reviewer
lamp-board = board
lamp-windows = Windows

## The report

report = Report
report-done = What was worked on, and what came of it
report-people = People
report-projects = Projects
report-outcomes = Results
report-others = Without a project
report-nothing-yet = Nothing yet. What is added to the board stands here at once.
report-hidden = Those who chose so are counted and not named. This page and its Markdown hold only what everyone may see.

## The team's rooms

# The page where a coordinator begins the day.
team = Team
to-the-team = To the team
team-only = This page is for the team. Ask the coordinator for a link that lets you in as greeter or coordinator; whoever has such a link opens it on this device.
team-now = Now
team-letting-in = Letting people in
team-walls = For everybody to see
the-event-itself = The event itself
team-people = People
team-people-line = Who is here and where, and names that somebody says are theirs.
team-messages = Questions and calls for help
team-messages-line = What people asked today, on the board.
team-word-line = Who walks in without a ticket says it at the door or types it.
team-invite-line = A link for a helper, a mentor, somebody who leads a project.
team-signed-in-line = Change what somebody may do, or end it.
team-wall-line = The board for a screen that all can read.
team-share-line = The address in words, a QR code, texts to pass on, posters.
team-report-line = People, projects and what came of it, as it stands now.
team-settings = Settings
team-settings-line = Days, houses, rooms, contacts, and the strip that everyone looks for.
team-history = History
team-history-line = What was changed by whom, and how to undo it.
team-import-line = Bring in what stands on another page.
team-safe-line = Where the data is, who owns it, and what happens if this laptop is lost.
names-wait = { $n ->
    [one] { $n } name waits
   *[other] { $n } names wait
}
n-open = { $n ->
    [one] { $n } open
   *[other] { $n } open
}
n-links = { $n ->
    [0] no open link
    [one] { $n } open link
   *[other] { $n } open links
}
n-signed-in = { $n ->
    [one] { $n } device
   *[other] { $n } devices
}
no-backup-yet = no backup yet
# $time: a day and a time.
backup-of = backup: { $time }
# What one can do in each role, in a sentence.
visitor-can = Reads the board.
participant-can = Takes part: projects, results, questions.
mentor-can = Takes part, and is there to help others.
greeter-can = Lets people in, counts, says where they are, sees all names.
coordinator-can = Does what greeters do, and invites, announces, arranges, undoes.
organiser-can = Does everything, and owns the data.

## Inviting

invite = Invite
invite-as = As what?
invite-lead = It asks for a project: whoever opens it says at once what they lead.
invite-how-many = How many may use it?
invite-one = one
invite-other-number = or another number
invite-until = Until when?
until-tonight = tonight
# $day: when the last day is over.
until-end = the end of the event ({ $day })
until-date = a date
make-a-link = Make a link
invite-until-wrong = The link would have ended already, or only in years. Choose a date from today on.
open-links = Open links
links-are-shown-once = A link itself is shown only when it is made: the program keeps nothing of it that lets anybody in. If one is lost, revoke it and make another.
# How many it still lets in, and until when. $until: a day and a time.
link-lets-in = { $n ->
    [one] Lets in { $n } more person, until { $until }.
   *[other] Lets in { $n } more people, until { $until }.
}
revoke = Revoke
# For those who hear the button. $role: what the link gives.
revoke-the-link = Revoke the link for { $role }
only-an-organiser-ends-it = Only an organiser can change this.
no-open-links = No link works now.
# Title of the page that shows a link once. $role: what it gives.
link-for = A link for: { $role }
link-is-shown-now-only = Copy it or let it be scanned now: it is not shown again.
the-link = The link
copy-the-link = Copy the link
to-all-links = To all links
# Texts to pass on with a link.
invite-text = You are invited to { $title } as { $role }. Open this link and press “Come in”; it works until { $until }: { $address }
invite-text-lead = You lead a project at { $title }. Open this link, press “Come in” and say in a minute what it is; it works until { $until }: { $address }
link-is-unknown = This link is not known here. It was revoked, or its address did not come whole. Ask whoever sent it for a new one.
link-is-too-old = This link worked until { $until }. Ask whoever sent it for a new one.
link-is-used-up = This link was used up: as many came in by it as it was made for. Ask whoever sent it for a new one.
link-asks-for-a-project = After that you say what you lead, on one page.
link-keeps-you = You stay { $name }.
link-works-until = It works until { $until }.

## Who is signed in

who-is-signed-in = Who is signed in
signed-in-lead = Each device that was let in as something. What you end here ends at once, on all its open pages.
name-or-role = Name or role
nobody-by-name = without a name
this-device = this device
# For those who hear the field. $name: a name or a role.
role-of = Role of { $name }
change-the-role = Change
sign-them-out = Sign out
# For those who hear the button.
sign-out-name = Sign out { $name }
nobody-is-signed-in = Nobody was let in as anything yet.
nobody-fits = Nobody fits.
n-more-signed-in = { $n ->
    [one] { $n } more is not listed. Look for a name or a role.
   *[other] { $n } more are not listed. Look for a name or a role.
}
n-visitors-signed-in = { $n ->
    [0] No visitor has left a name on a device.
    [one] Besides, { $n } visitor’s device is known. Visitors are counted only.
   *[other] Besides, { $n } visitors’ devices are known. Visitors are counted only.
}

## The word of the day

word-of-the-day = Word of the day
no-word-today = No word today
no-word-today-lead = There is no word today: nobody comes in by one.
# $address: where it is typed.
word-lead = Say it at the door. The wall shows it too, when somebody of the team opens it there. It is typed at { $address }.
make-a-new-word = Make a new word
word-after = Who is in stays in. The old word stops working at once, on posters too.
come-in-by-the-word = Open what the code opens
come-in-lead = Type today’s word, and you are in.
word-hint = It stands on the wall in the house. Ask at the door if you do not see it.
nobody-to-let-in = Nobody is here by this name with a device of their own. Show them the word of the day, or make them a link.

## What a lead brings

your-project = Your project
your-project-lead = One page, then it stands on the board with you as its lead. You can change all of it later.
in-three-lines = In three lines: what is it, and for whom?
on-which-day = On which day?

## Is it safe?

is-it-safe = Is it safe?
safe-demo = This is the demo: the people are invented, and nothing is kept when it ends.
where-the-data-is = Where the data is
data-in-one-file = Everything is in one file on this machine. Nothing is sent anywhere else.
data-who-reads = Only the account that runs the program can open it. Whoever gets hold of the disk can too, unless the disk is encrypted.
last-backup = Last backup
no-backup-yet-sentence = No backup was made yet.
how-to-back-up = Type this in a second window while the program runs; it takes seconds. Put the file on a stick or another machine, in the morning and at noon.
# An example of a file’s name, on a command line.
backup-file-example = /stick/monday.sqlite
who-owns-it = Who can act as organiser
organiser-sessions = { $n ->
    [0] No device is signed in as organiser by a link of this event.
    [one] { $n } device is signed in as organiser.
   *[other] { $n } devices are signed in as organiser.
}
organiser-links = { $n ->
    [0] No open link makes anybody organiser.
    [one] { $n } open link makes whoever opens it organiser.
   *[other] { $n } open links make whoever opens them organiser.
}
organiser-link-printed = The link that the program printed when it started, for as long as it runs. Whoever saw the window may have it; stopping and starting the program makes a new one.
who-sits-at-the-machine = Whoever sits at this machine with the account that runs the program.
if-it-is-lost = If this laptop is lost
lost-what-is-in-it = In the file are people’s names or nicks and who may see them, how some are to be reached, who worked on what and where, and all that was written.
lost-what-is-not = No passwords are in it, as there are none. Of links and signed-in devices there are only fingerprints, by which nobody comes in.
lost-who-reads = Whoever has the laptop can read all this if its disk is not encrypted. Encrypt the disk before the event; that is the whole remedy.
lost-step-restore = On another machine, put the last backup in place and start the program:
lost-step-revoke = Sign out all who should not be in, and revoke the links that were open.
lost-step-tell = Tell the people what was on it: they trusted you with their names.
how-it-travels = How it travels
wire-here = You opened this page on the machine itself, so what you see and write does not leave it.
wire-here-then = Phones and other laptops reach it by another address. Open this page by that one to read what holds for them.
wire-plain = This page came by plain http. On the way nothing is hidden: it is like a postcard.
wire-plain-risk = Whoever is in the same network and means harm can read what people write, and take the mark by which a device is known here, and with it its role. Everybody else just sees the pages.
wire-plain-do = For a day in a house with a wifi password that is usually enough. Use a network that has one, end the team’s roles in the evening, and write nothing here that must stay secret.
wire-plain-better = Better: put the program behind a proxy with https, and start it with --base-url https://… and --trust-proxy.
wire-https = This page came by https. On the way nobody can read or change it.
wire-proxy = This page came by https up to the proxy in front of the program. Between the two it is plain, so keep them on one machine or in a network of your own.
wire-cookies = The mark by which a device is known here is sent by https alone.

## Settings

settings = Settings
facts = The event
add-or-remove = Add or remove
add-a-house = Add a house
closed = closed
no-signposts-yet = Nobody finds the wifi or the coffee here yet. Say where they are.
of-m-places = for { $seats }
# A room and how many fit: “room 101 (40)”.
name-and-seats = { $name } ({ $seats })
who-may-edit = Who may edit the board?
editing-anyone = Anyone who opens the page edits the board; what goes wrong is undone.
editing-tickets = People with a ticket edit the board, and those who were let in. Others only read.
editing-team = Only the team edits the board. All others only read.
could-still-write = { $n ->
    [one] Of those who are signed in now, only you could write then.
   *[other] Of those who are signed in now, { $n } could write then, you among them.
}
choose-somebody = Choose somebody
nobody-chosen = nobody
or-type-a-name = Or type: Ines, +33 1 99 00 12 34
remove = Remove
remove-thing = Remove { $thing }
one-more-day = One more day
one-more-day-hint = It gets the hours of the day before.
add-the-day = Add the day
slots-hint = Empty a time to take the row away. From the winding down on, every page asks what came of it.
what-is-on-when = What is on when
row-time = Row { $n }, time
row-what = Row { $n }, what
row-words = Row { $n }, in your words
row-where = Row { $n }, where
something-else = something else
the-same-every-day = the same on every day
what-it-is-called = What is it called?
address = Address
way-there = The way there from the first house
places-hint = Leave it empty if nobody counts.
rooms-hint = Empty a name to take the room away.
name-of-room = Room { $n }, name
seats-of-room = Room { $n }, seats
more-rooms = More rooms
more-rooms-hint = One room a line: name: seats. For example: 101: 40
not-used-any-more = Not used any more?
close-hint = A closed house is offered nowhere. What happened there stays, and it can be opened again.
reopen-hint = It is offered nowhere. What happened there is still known.
close-it = Close this house
reopen-it = Open it again
signposts-hint = What everybody looks for. It stands on the board; what is left empty does not.
wifi-network = Wifi network
wifi-password = Wifi password
wifi-password-hint = Only those who are here today see it, on their own page and their house’s, and the team.
other-signposts = Anything else

## What everybody looks for

where-is-what = Where is what
signpost-wifi = Wifi
signpost-coffee = Coffee and water
signpost-quiet = Quiet corner
signpost-toilets = Toilets
signpost-step-free = Way without steps
its-password = password
password-is = password
password-for-who-is-here = The password stands here for those who are in a house today. Say where you are first.

## The free corner

corner = Free corner
corner-of = Free corner of { $day }
corner-is-empty = Room for anything: links, a plan, a list of who brings cake.
corner-hint = Markdown: # heading, - list, [text](https://link). Links lead by http and https only.
field-as-markdown = Text, as Markdown
read-it-all = Read it all
written-last-by = Written last by { $name }
what-stood-here-before = what stood here before
preview = Preview
your-text = Your text
choose-a-text = Take over into yours what you want to keep of it, then save yours; or keep what stands there.
save-mine = Save mine
keep-theirs = Keep what stands there

## Here and away

today = Today
say-where-you-are = Where are you? Open your house and say that you are here.
is-at = At { $venue } today
out-for-a-while = Out for a while; the seat at { $venue } is kept.
out-until = Out for a while, back about { $time }; the seat at { $venue } is kept.
back-again = Back again
back-about = Back about (may stay empty)
step-out = Out for a while
gone-home = Gone home
where-are-you = Where are you?
where-are-they = In which house?
is-here = Is here
out-now = out for a while
here-and-out = { $here } here, { $out } out for a while
names-you-claim = Names you say are yours
the-team-looks-at-it = The team looks at it.
your-own-page = Your page as others see it

## People

people = People
find-somebody = Find somebody
here-today = Here today
nobody-to-show = Nobody to show here.
not-here-yet = Others
claims-waiting = Is it so?
says-to-be = says to be
somebody-says-to-be = { $by } says to be { $name }. Is it so?
that-is-so = That is so
no = No
typed-names = Typed names
typed-names-hint = Others wrote them, here or in a page that was brought in.
removed-names = Removed names
show-again = Show again
nobody-to-see = There is nobody to see at this address. Look among the people.
name-is-removed = The name is removed, everywhere and at once.
name-is-hidden = This name is removed: only the team sees it.
this-is-you = This is you.
is-that-you = Is that you?
somebody-typed-this-name = Somebody else wrote this name here.
that-is-me = That is me
it-is-not-me = It is not me after all
you-said-that-is-you = You said that this is you. The team looks at it.
please-remove-this-name = Please remove this name
remove-hint = It goes at once, from every page. No reason is needed.
is-at-projects = At these projects
leads-it = leads it
let-in = Let in
let-in-hint = Who came without a ticket can be let in: then they count as a participant.

## Two entries, one person

two-entries-one-person = Two entries, one person?
this-entry = This entry
is-this-person = is this person
typed-by-others = { $name } (typed)
see-what-moves = See what moves
merge-becomes = { $person } becomes { $into }.
merge-moves = What moves:
merge-moves-nothing = Nothing else moves.
merge-sits = { $day }: a place at { $project }
merge-sits-elsewhere = { $day }: the place at { $project } becomes free, the other one has a place already
merge-leads = leading { $project }
merge-is-at = { $day }: at { $venue }
merge-outcomes = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
merge-notes = { $n ->
    [one] { $n } note or answer
   *[other] { $n } notes and answers
}
merge-hint = The other name is no longer shown. It can be undone in the history.
they-are-one = They are one person

## Told more plainly: a lead's two choices, links, one's own name, coming in

running-or-later = Running: people find it on the board and come to its table. For later: it stands among the ideas until somebody starts it.
for-later = For later, an idea
until-which-date = The last day, if you choose a date
your-name-here = Your name here
welcome-you-are-in = Welcome, you are in. Say in which house you are, then look at the board.
you-walk-in = You walk in?
come-in-by-todays-word = Come in with the word of the day
did-erase = { $who } had everything erased that was known of them
did-forget-sensitive = What people do not eat and what they need was erased, as promised
did-forget-all = What people said about themselves was erased, as promised
did-say-yes = { $who } said that they come on { $day }
did-say-perhaps = { $who } said that they perhaps come on { $day }
did-say-no = { $who } said that they do not come on { $day }
did-plan = { $who } said when they come
did-plan-for = { $who } noted when { $name } comes
did-admit = { $who } gave { $name } a place on { $day }
did-expect = { $who } noted that { $name } goes to { $house } on { $day }
did-expect-anywhere = { $who } left open where { $name } goes on { $day }
did-agree = { $who } changed on what terms people come: places, and how long data is kept
did-ask-questions = { $who } changed the questionnaire
did-look = { $who } opened the list of participants
act-answers = see what participants answered
