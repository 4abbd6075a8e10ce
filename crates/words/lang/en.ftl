### English: the reference. A key, its comment and its variables are defined here.
### How to add a word or a language: src/lib.rs.

# The language's own name, as the switch in the page's footer shows it.
language-name = English
# How the language is written: ltr (from left to right) or rtl (from right to left). Pages turn with it.
direction = ltr

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
# One more in a row of names or things: what stands there already, then the next.
list-next = { $list }, { $next }
# Between a whole number and its tenths.
decimal-point = .
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
    [0] no seat free
    [one] { $free } seat free
   *[other] { $free } seats free
}
paused-since = paused since { $time }
idea-of = an idea of { $name }
newcomers-welcome = newcomers welcome
newcomers-welcome-sentence = Newcomers are welcome.
# On a line of the board, among other remarks.
starts-with = starts with { $n }
# $level is one of the words for experience, which follow.
asks-briefly = asks for { $level }
some-experience = some experience
experience = experience
much-experience = much experience
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
how-many-to-start = How many people does it take to start?
how-many-to-start-hint = With fewer, nobody is proposed a place there, and who says yes waits for the others. Leave it empty if one is enough.
how-well-to-know = How well should one know the subject?
no-experience-needed = it does not matter
# $level is one of the words for experience.
asks-for = It asks for { $level }.
it-starts-with = It starts with { $heads } people{ $lacks ->
    [0] .
    [one] : { $lacks } more is needed.
   *[other] : { $lacks } more are needed.
}
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
you-would-have-joined = You said that you would join, and sit at { $title } by now. If this starts, you stay there.
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
free-place = free seat
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
no-place-yet = You sit at no project yet.
# $n is how many seats the project has.
began-without-you = { $n ->
    [one] { $title } has begun, and its only seat went to who said first that they would join. Another table is glad of you.
   *[other] { $title } has begun, and its { $n } seats went to those who said first that they would join. Another table is glad of you.
}
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
did-heart = { $who } gave a heart, or took one back: nobody else reads this
did-touch = { $who } changed what somebody is called, who may see it, or what they answered
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
refused-venue-known = Another house is called { $name } already. Give this one another name.
refused-gone-project = This project is no longer on the board. Look for it there, or add it again.
refused-gone-outcome = This result is no longer on the board. Add it again if it is missing.
refused-gone-message = This note is no longer there. Look at the board for newer ones.
refused-gone-person = This person is not on the list any more. Choose from the list as it stands now.
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
refused-more-than-seats = It would start with { $heads } people and has places for { $seats }. Write a smaller number to start, or more places.
refused-or-anyway = Or do it all the same.
refused-changed-since = Meanwhile { $name } changed the same thing. Compare both, then save again or go back.
refused-not-on-that-day = This project does not run on { $day }. Look at the board of another day.
refused-finished = This project is finished for the day. Go on with it first, or choose another one.
refused-full-for-now = { $title } takes nobody in for now. Look for another table, or ask them when it makes sense to come.
refused-seats-held = The seats that are left at { $title } are held for others. Choose another table, or ask at the desk.
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
field-starts-with = how many it takes to start
field-level = the experience that it asks for
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
on-paper-lead = An A4 sheet for each house and each table, with its sign, its seats and a square to scan.
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
    [one] One seat. Sit down and tick it.
   *[other] { $seats } seats. Sit down and tick one.
}
# On a poster, where there are too many places to draw; room for strokes follows.
make-a-stroke = { $seats ->
    [one] { $seats } seat. Sit down and make a stroke here:
   *[other] { $seats } seats. Sit down and make a stroke here:
}
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
import-long-row = { $columns ->
    [one] This row has { $cells } cells, the table { $columns } column. The rest was joined to the last cell.
   *[other] This row has { $cells } cells, the table { $columns } columns. The rest was joined to the last cell.
}
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
import-take-back-hint = What it made goes, and what it wrote over is as it was before. What somebody changed since stays, and so do the people whom it names.
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
out-for-a-while = Out for a while. The place at { $venue } is kept until the evening; after 15 minutes somebody else may have the seat.
out-until = Out for a while, back about { $time }. The place at { $venue } is kept until the evening; after 15 minutes somebody else may have the seat.
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
find-somebody = A name, a subject, a project
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
merge-sits = { $day }: a seat at { $project }
merge-sits-elsewhere = { $day }: the seat at { $project } becomes free, the other one has a seat already
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

## The questionnaire

the-questionnaire = Questionnaire
# Above the questionnaire: who sees what.
who-sees-answers = The coordinators see what you answer. Who leads the project at which you sit sees what is marked “leads see this”, and nobody sees anything else. What you do not eat and what you need goes the evening after the last day.
# $until: a date with its year.
answers-are-kept-until = All of it is kept until { $until }, then it is gone.
nothing-is-asked-any-more = These days are over, and what people said about themselves is gone. Nothing is asked any more.
only-with-a-ticket = Here people with a ticket fill this in. Sign in with yours.
who-are-you = Who are you?
have-a-ticket = You have a ticket?
when-do-you-come = When do you come?
i-come = I come
i-perhaps-come = Perhaps
i-do-not-come = Not that day
not-the-whole-day = Not the whole day?
morning = Morning
afternoon = Afternoon
from-about = From about
until-about = Until about
day-is-full = All places are taken: you would stand on the waiting list.
# $place: the how manieth on the waiting list, a number.
you-wait-as = You are number { $place } on the waiting list. We tell you when there is a place.
what-brings-you = What brings you?
all-answers-are-free = Tap what fits and leave the rest.
an-answer-is-needed = (needed)
leads-see-this = Leads see this.
# $question: what is asked.
in-your-own-words = { $question } In your own words
one-on-each-line = Anything else, one on each line
anything-else = Anything else
yes = Yes
nobody-to-help = Nobody
i-agree = I agree
is-saved = Saved
is-being-saved = Saving …
some-answers-do-not-fit = { $n ->
    [one] One answer cannot be kept as it is; it is marked below. Everything else is saved.
   *[other] { $n } answers cannot be kept as they are; they are marked below. Everything else is saved.
}
some-answers-do-not-fit-yet = { $n ->
    [one] One answer cannot be kept as it is; it is marked below. Nothing is saved yet.
   *[other] { $n } answers cannot be kept as they are; they are marked below. Nothing is saved yet.
}
answer-is-missing = Please answer this one.
answer-not-agreed = Without this you cannot take part. Ask the coordinator if you have doubts.
answer-is-too-long = This is too long: { $limit } characters fit.
answer-has-too-many = { $limit ->
    [one] This is too much: one thing fits.
   *[other] This is too much: { $limit } things fit.
}
answer-is-no-number = A whole number from 0 to { $most } is needed.
answer-is-no-date = A date is needed, such as 2018-05-28.
answer-is-unknown = This cannot be chosen here. Please choose again.
answer-times = These times do not fit: write them like 10:30, the earlier one first.
# $answer: what has to be answered; $question: another question.
only-if-answered = Only if “{ $question }” is answered with: { $answer }.
this-or-more = { $least } or more
level-not-at-all = Not yet
level-a-little = A little
level-well = Well
level-very-well = Very well
question-level = How well do you know what these days are about?
first-is-for = You need not say. Whoever is new gets a place where somebody has time for them. Who coordinates sees it, and who leads your table.
question-first = Is it your first time at such a day?
question-areas = What are you interested in?
question-wishes = What would you like to work on?
question-hint-wishes = What you want most first.
question-knows = I know …
question-learns = I want to learn …
question-mentor = How many newcomers would you help?
question-languages = What do you speak?
question-system = What does your laptop run?
question-diet = What do you not eat?
question-hint-diet = For lunch. The kitchen gets numbers, no names.
question-access = What do you need to take part?
question-hint-access = A way without steps, a quiet corner, an interpreter, anything.
question-photo = May you be in pictures?
question-contributed = Have you contributed before?
question-hours = When do you come and go?
choice-areas-docs = Documentation
choice-areas-tests = Tests
choice-areas-compiler = Compiler
choice-areas-tools = Tools
choice-areas-libraries = Libraries
choice-areas-web = Web
choice-areas-embedded = Embedded
choice-areas-design = Design
choice-areas-community = Community
choice-languages-en = English
choice-languages-fr = French
choice-languages-de = German
choice-languages-es = Spanish
choice-system-linux = Linux
choice-system-macos = macOS
choice-system-windows = Windows
choice-system-wsl = Windows with WSL
choice-photo-fine = Fine
choice-photo-ask = Ask me first
choice-photo-never = No pictures of me
event-asks-its-own = This event has questions of its own.
event-asks-the-standard = This event asks what is asked everywhere.
see-it-as-others-do = See it as others do
the-questions-as-a-file = The questions, as TOML or JSON
questions-hint = Each question has a key and a kind (text, note, yes-no, one, several, list, number, date, level, consent), and perhaps ask, hint and options by language, required, sharing (private or leads) and shown-if. The keys that stand here at first mean the same everywhere. Answers that were given stay with their key.
preview-it = Look at it first
back-to-the-standard = Back to the standard questions
as-it-is-asked = As it is asked
asked-besides = Name, days and who may see the name are asked besides.
not-kept-yet = This is not saved yet.
# $why: what is wrong and where, technically and in English.
questions-unreadable = These are no questions: { $why }
question-too-long = The question “{ $key }” has a text that is too long: { $limit } characters fit.
questions-do-not-hang-together = Each question needs a key of its own in small letters, digits and hyphens; “one” needs options; and a question can only hang on one that stands above it.

## One's own place, days and data

your-answers-are-saved = Your answers are saved. You can change them until the last day.
all-is-erased = Everything that was known about you is erased.
fill-in-the-questionnaire = Fill in the questionnaire
my-days = My days
change-my-answers = Change my answers
your-house-is = Go to { $house }
your-house-changed = Your house changed: { $house }
still-coming = Still coming?
yes-i-come = Yes, I come
no-i-do-not = No
your-ticket = Your ticket
your-ticket-as-a-square = Your ticket, for the door
show-it-at-the-door = Show it at the door. Whoever has it comes in as you, so show it to nobody else.
your-data = What is known about you
your-data-is-yours = You can see, correct and take along all that is known about you, and have it erased.
see-your-data = See it
erase-me = Erase me
you-have-not-said = You have not said whether you come.
you-do-not-come = You do not come.
you-perhaps-come = You perhaps come
you-come = You come
in-the-morning = in the morning
in-the-afternoon = in the afternoon
from-about-time = from about { $time }
until-about-time = until about { $time }
correct-it = Correct it
take-it-along = Take it along as a file
who-you-are = Who you are
what-you-answered = What you answered
you-answered-nothing = You have not answered anything yet.
what-you-present = What you present
what-you-wrote = What you wrote
what-happened-with-you = What happened
reaching-you = How to reach you
your-email = Your e-mail address
your-handle = Your name at a forge
your-language = Your language
ticket-is-void = no longer valid
what-goes = What goes
what-goes-text = Your name, address, ticket, answers and days, and all your sign-ins, on every device, at once and for ever. Your name goes from the board, the history and the report.
what-stays = What stays
what-stays-text = Heads that were counted, what you worked on and what came of it, signed by “somebody”. Copies that others made, such as an exported page, are not ours to change.
you-leave-the-team-too = You are of the team: your access ends with it.
strike-what-i-wrote = { $n ->
    [one] Strike what I wrote, too: { $n } text
   *[other] Strike what I wrote, too: { $n } texts
}
strike-hint = Your notes, answers and results. Results of several people lose their words for all of them. What a project is stays, as several write it.
it-cannot-be-undone = It cannot be undone, by nobody.
erase-me-now = Erase everything about me

## Signing in

sign-in = Sign in
sign-in-by-ticket = Sign in by ticket
sign-in-lead = Sign in with your ticket.
ticket-code = Code of your ticket
ticket-code-hint = It stands on the ticket and in the letter. Spaces and capitals do not matter.
email-hint = The one to which the ticket was sent.
no-ticket = No ticket?
# $name: a first name.
ticket-is-for = This ticket is for { $name }.
on-your-own-device = Sign in on a device that is yours. No password is needed.
# $whom: the coordinator's name, or "the team".
ticket-does-not-fit = That does not fit. Look whether the code and the address are those of the letter. If they are, ask { $whom }.

## What people answered, for those who may read it

what-they-answered = What they answered
shared-with-you = Shared with you as a lead
shared-with-leads-hint = People shared this with who leads the project at which they sit. It is for you alone.
# $name: who has the same ticket.
two-have-this-ticket = { $name } has the same ticket code. Neither of the two can sign in by it.

## Letters

letters = Letters
letters-line = Ways in, “still coming?”, and messages by mail
letters-lead = Write to the people of this event by mail. Each letter is in the language that the person chose. None holds a picture, or anything that tells who read it.
mail-goes-by = Letters go by the mail server { $server }.
mail-goes-to-files = No mail server is set: letters are written to files in { $folder }. Start the program with --smtp to send them.
mail-goes-nowhere = This program sends no letters: what is written here waits.
links-lead-here-only = The links in these letters lead to this machine alone. Start the program with --base-url and the address under which others find it.
letters-figures = How far the letters are
letters-waiting = waiting
letters-sent = sent
letters-filed = in files
letters-failed = not sent
letters-unknown = unknown
write-letters = Write
letters-place = Send their way in
letters-place-line = A link that signs somebody in and shows their ticket, their days and where to go. One for each.
letters-reminder = Ask: still coming on { $day }?
letters-reminder-line = One letter for each person and day, with three answers to choose from.
letters-moved = Tell whose house changed on { $day }
letters-moved-line = Each change of house is told once.
letters-message = Write a message
letters-message-line = To all who come on a day, to one house, to those who wait, or to those whose house changed.
to-whom = To whom
people-coming-on = All who come on { $day }
people-at-house = Expected at { $house } on { $day }
people-waiting-on = Waiting for a place on { $day }
people-moved-on = Whose house changed on { $day }
people-with-a-place = All with a ticket or a place
n-letters = { $n ->
    [one] { $n } letter
   *[other] { $n } letters
}
send-n-letters = { $n ->
    [one] Send { $n } letter
   *[other] Send { $n } letters
}
nobody-to-write-to = There is nobody to write to: nobody belongs to this group, they have the letter already, or no address is known.
they-get-it = { $n ->
    [one] { $n } person gets it
   *[other] { $n } people get it
}
they-have-no-address = { $n ->
    [one] { $n } person has no mail address
   *[other] { $n } people have no mail address
}
they-had-it-before = { $n ->
    [one] { $n } person has this letter already
   *[other] { $n } people have this letter already
}
tell-them-otherwise = Tell them in another way: at the door, or by the project at which they sit.
how-it-reads = How it reads
letter-subject = Subject
letter-text = What you want to say
look-at-it = Look at it first
all-letters = All letters
no-letters-yet = No letter was written yet.
newest-letters = Of all letters, these { $n } are shown: those with trouble, then the newest.
letter-kind-place = Way in
letter-kind-reminder = Still coming?
letter-kind-moved = House changed
letter-kind-message = Message
letter-waits = waits for its turn
letter-waits-again = waits; tried again { $time }
letter-is-sending = is being sent
letter-was-sent = sent { $time }
letter-was-filed = written to a file { $time }
letter-is-unknown = unknown: perhaps sent, perhaps not
letter-has-failed = not sent
why-no-address = No mail address is known.
why-not-an-address = What is known as the mail address is none.
why-refused = The mail server refused it.
why-busy = The mail server could not take it just then.
why-unreachable = The mail server was not reached.
why-not-let-in = The mail server does not let this program in.
why-cut = The connection ended before the mail server said yes.
why-stopped = The program ended while it was sending.
why-no-file = The file could not be written.
# What a mail server said, in its own words.
it-said = It said: { $said }
n-tries = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
send-letter-again = Send again
send-letter-again-to = Send again to { $name }
letter-may-come-twice = If you send it again, it may arrive twice.
# Stands for the name of somebody who is not known any more.
letter-to-nobody = somebody who is gone
to-the-letters = To the letters
letters-written = { $n ->
    [0] No letter was written: they were written before.
    [one] { $n } letter was written. It leaves by itself.
   *[other] { $n } letters were written. They leave by themselves.
}

## In letters

letter-hello = Hello { $name },
letter-place-subject = Your way in to { $title }
letter-place-text = you have a place at { $title }, { $days }. This link is yours alone. It shows your ticket, your days, and where to go:
letter-place-link = My ticket and my days
letter-place-until = It works until { $until }. Opening it changes nothing: the page asks first.
letter-reminder-subject = { $title }: still coming on { $day }?
letter-answer-yes = Yes, I come
letter-answer-perhaps = Perhaps
letter-answer-no = No, I cannot come
letter-reminder-after = Each of these opens a page with one button. Nothing is noted before you press it.
letter-moved-subject = { $title }: on { $day }, go to { $house }
letter-moved-text = your house changed. On { $day }, please go to { $house }.
letter-moved-address = The address: { $address }
letter-foot = Written by the page of { $title }:

## The pages that links in letters open

way-in-of = Hello { $name }
way-in-lead = This link is the way in of { $name } to { $title }. If that is not you, close this page.
way-in-button = Come in as { $name }
way-in-other = This browser was { $name } so far. Then it is you.
way-in-expired = This link worked until { $until }.
way-in-new = A new one can go to the mail address that is on file.
way-in-send-new = Send me a new link
way-in-is-sent = A new link goes to the mail address that is on file, at most one an hour. Look into your mail.
way-in-no-mail = Ask at the door, or whoever runs the event, for a new one.
still-title = Still coming on { $day }?
still-hello = { $name }, this is about { $title }.
still-so-far = So far you said: { $answer }
still-said-yes = yes
still-said-perhaps = perhaps
still-said-no = no
still-nothing-so-far = So far you said nothing about this day.
still-press = Your answer is noted when you press the button.
still-choose = Choose an answer. It is noted when you press the button on the next page.
still-noted-yes = Noted: you come on { $day }. Thank you.
still-noted-perhaps = Noted: you perhaps come on { $day }. Thank you.
still-noted-no = Noted: you do not come on { $day }. Thank you for telling: somebody else gets the place.
still-waits = You wait for a place. The page of the event tells you when one is free.
still-other = Another answer
still-over = This link asked about a day that is over.
how-to-get-in = How one finds it and gets in
link-to-a-map = Link to a map
where-on-earth = Coordinates
minutes-on-foot = Minutes on foot from the first house
house-hours = Open
house-access = Steps, lift, doors
house-meet = Where and when to meet for the walk

## Who comes: the coordinator's forecast, waiting list, plan of houses, kitchen sheet and list

who-comes = Who comes
who-comes-line = How many will be there, in which house, who waits, and what the kitchen needs.
nobody-said-yet-no-tickets = Nobody said yet whether they come, and no tickets were brought in. Both happen before the event: bring in the tickets, or pass the questionnaire on.
nobody-said-yet = Nobody said yet whether they come. { $n ->
    [one] One person has a ticket.
   *[other] { $n } people have a ticket.
}
n-said-nothing = { $n ->
    [one] One person with a ticket has not said yet whether they come; they are not counted here.
   *[other] { $n } people with a ticket have not said yet whether they come; they are not counted here.
}
nobody-says-yes = { $day }: nobody said yet that they come.
so-many-come = { $day }: { $low } to { $high } people.
overflows-so-often = { $house } ({ $seats }) overflows in { $n } of 100 { $half ->
    [1] mornings
   *[other] afternoons
}.
overflows-hardly-ever = { $house } ({ $seats }) overflows in less than one of 100 { $half ->
    [1] mornings
   *[other] afternoons
}.
overflows-nearly-always = { $house } ({ $seats }) overflows in more than 99 of 100 { $half ->
    [1] mornings
   *[other] afternoons
}.
together-enough = All houses together ({ $seats }) are enough in { $n } of 100 days.
more-about-who-comes = More about who comes
holds-all-who-go-there = { $house } ({ $seats }) holds everybody who may go there.
together-hold-all = All houses together ({ $seats }) hold everybody who may come.
together-nearly-always-enough = All houses together ({ $seats }) are enough in more than 99 of 100 days.
legend-said = { $n ->
    [one] thin line: { $n } has a place and comes, surely or perhaps
   *[other] thin line: { $n } have a place and come, surely or perhaps
}
legend-band = thick bar: { $low } to { $high } will be there, eight days out of ten
legend-median = mark in the bar: { $n }, as often more as fewer
legend-seats = { $n ->
    [one] long mark: all houses hold { $n } person
   *[other] long mark: all houses hold { $n } people
}
how-it-is-computed = How this is computed
rests-on-known = It rests on { $known } days that organisers elsewhere counted, as this program knows no day of yours yet.
rests-on-own = It rests on { $own ->
    [one] one day
   *[other] { $own } days
} of the events that are kept here.
rests-on-both = It rests on { $own ->
    [one] one day
   *[other] { $own } days
} of the events that are kept here, and less and less on { $known } days that organisers elsewhere counted.
known-pairs = Those days, who came of who had registered: { $pairs }.
came-of = { $came } of { $registered }
expected-rates = Of 100 who are interested about { $interested } are expected, of 100 who confirmed about { $confirmed }. That differs much more from day to day than from person to person, and a few days tell little of it: hence the wide bar. It becomes narrower as people confirm or say no.
how-confirmed-is-assumed = How much more surely people come who confirmed was not counted; it is assumed that they stay away a quarter to seven tenths as often, each as likely.
how-band-is-meant = One day in ten fewer come than the bar says, one day in ten more. Walk-ins and people who said nothing are not in it.
who-said-what = Who said what, by half day
head-confirmed = Confirmed
head-interested = Interested
head-waiting = Waiting
n-said-no = { $n ->
    [one] One person said that they do not come.
   *[other] { $n } people said that they do not come.
}
so-many-came = { $came ->
    [one] One person came,
   *[other] { $came } people came,
} { $said } of them had said so.
so-many-came-so-far = { $came ->
    [one] One person came so far,
   *[other] { $came } people came so far,
} { $said } of them had said so.
so-many-go-there = { $said } go there, { $low } to { $high } of them are expected.
nobody-goes-there = Nobody was told to go there.
house-has-no-figure = It is not written how many people it holds.
no-house-yet = There is no house yet.
who-goes-where = Who goes where
n-wait = { $n ->
    [one] One person waits for a place
   *[other] { $n } people wait for a place
}

waiting-list = Waiting list
places-taken-of = { $day }, places taken: { $taken } of { $places }.
nobody-has-to-wait = { $day }: { $taken ->
    [one] one person has a place.
   *[other] { $taken } people have a place.
} Nobody has to wait, as it is not written how many places a day has.
nobody-waits = Nobody waits.
let-the-next-in = Let the next one in
how-many-at-once = Or so many at once
let-them-in = Let them in
fair-order = Whoever comes for sure stands before those who perhaps come; among them, whoever asked first.
waits-surely = comes for sure, asked on { $at }
waits-perhaps = comes perhaps, asked on { $at }
the-list-changed = The list changed meanwhile: somebody else stands first now. Look at it, then let them in.

plan-of-houses = Plan of the houses
plan-of-houses-line = Who goes to which house, and who has to be told.
nobody-to-plan-for = { $day }: nobody has a place yet, so there is nobody to plan for.
n-have-a-place = { $day }: { $count ->
    [one] one person has a place.
   *[other] { $count } people have a place.
}
proposal = A proposal
proposal-hint = Who is at the same project or wishes the same first stays together; who needs something to take part goes to a house that says one gets in without steps; no house gets more than it holds on such a day. Whoever was told where to go stays there.
say-so-to-all = { $n ->
    [one] Say so to one person
   *[other] Say so to all { $n }
}
as-said-so-far = As said so far:
all-were-told = Everybody was told where to go.
propose-anew = Propose anew for everybody, those who were told too
leave-them-where-they-are = Leave those who were told where they are
house-takes-of = { $said ->
    [one] { $said } goes there, { $low } to { $high } are expected; it holds { $seats }.
   *[other] { $said } go there, { $low } to { $high } of them are expected; it holds { $seats }.
}
house-takes = { $said } go there, { $low } to { $high } of them are expected.
n-need-access = { $n ->
    [one] One of them said what they need to take part.
   *[other] { $n } of them said what they need to take part.
}
the-plan-changed = The plan changed meanwhile. Look at it again, then say so.
house-changed = { $n ->
    [one] One person whose house changed
   *[other] { $n } people whose house changed
}
write-to-them = Write to exactly them
who-they-are = Who they are
goes-to = to { $house }
by-hand = By hand
same-first-wish = First wish: { $wish }
on-their-own = On their own
not-said-where = not said where
proposed-house = proposed: { $house }
one-by-one = One by one
comes-surely = for sure
move-all-to = Move { $project } and everybody at it to
move-them-all = Move them all
the-walk = The walk to the other house
the-walk-hint = One meeting point and one time for each house. Change the words as you like; what you announce stands on the board.
no-way-written = No way there is written yet.
write-the-way = Write it
we-walk-to = { $day }, { $at }: meet at the entrance of { $first }; we walk to { $house } together. { $way }
we-walk-to-some-time = { $day }: meet at the entrance of { $first }; we walk to { $house } together. { $way }
we-meet-for = { $day }, for { $house }: { $meet }. { $way }
announce-it = Announce it

kitchen-sheet = Kitchen sheet
kitchen-sheet-line = How many eat what, by half day and house. Without names.
kitchen-hint = What fewer than five eat is not named but merged with the others, so that nobody at the table knows whose it is. Those who wait are not counted.
nobody-eats-yet = Nobody has a place on this day yet, so nobody eats.
so-many-eat = { $said } may come, surely or perhaps. Cook for about { $median }; { $low } to { $high } are expected.
head-diet = Diet
head-people = People
other-diets = Small groups, merged
no-diet-said = Said nothing

list-of-participants = List of participants
list-of-participants-line = Names, tickets and answers. That it was opened stands in the history.
list-is-an-act = The list has { $n ->
    [one] one person
   *[other] { $n } people
} with everything they answered, what they do not eat and what they need too. That you open it, and when, stands in the history. Open it only if you have to.
list-was-noted = { $n ->
    [one] One person.
   *[other] { $n } people.
} It stands in the history that this list was opened. A printed or saved copy forgets nothing: destroy it when it is over.
open-the-list = Open the list
list-as-a-file = Get it as a file
nobody-to-list = Nobody has a ticket, and nobody said that they come.
head-name = Name
head-ticket = Ticket
answer-no = no
answer-interested = interested
answer-confirmed = confirmed
answer-waits = waits
col-level = Level
col-areas = Areas
col-wishes = Wishes
col-knows = Knows
col-learns = Wants to learn
col-mentor = Helps newcomers
col-languages = Languages
col-first = First time
col-contributed = Contributed before
col-system = System
col-access = Needs
col-photo = Pictures
col-hours = Hours

terms-of-coming = Places, and how long data is kept
terms-of-coming-line = How many may come on a day, until when answers are kept, and whether people check themselves in.
places-each-day = Places on each day
places-each-day-hint = Whoever asks for one when all are taken waits. Empty: nobody waits.
kept-until = What people answered is kept until
kept-until-hint = On the morning after it is gone; counts remain. What they do not eat and what they need goes on the evening after the last day in any case.
kept-until-now = Now: until { $day }.
self-check-in = Who says that somebody is there
self-check-in-allowed = People with a ticket may say so themselves
self-check-in-hint = On their own page, on a house’s page, and by the QR code on the wall; on the event’s days only. Greeters may always. Where nobody has a ticket, everybody may.

tickets-title = Bring tickets in
team-tickets-line = From tito, pretix or any table: who has one, and what they answered.
tickets-to-people = People
tickets-lead = Take the file as the ticket program exports it. First you see what it would do here; nothing is written before you say so. The same file again changes nothing, a later one brings what is new, and what somebody changed here themselves stays.
tickets-file = The file
tickets-other-file = Another file
tickets-file-hint = tito: the tickets as CSV. pretix: the order positions as CSV, or the orders as JSON, which also has what the QR codes hold. From anywhere else: a table (CSV) with a row of headings.
tickets-paste = Or its text
tickets-look = Look at it
tickets-again = Look again
tickets-bring = Bring the tickets in
tickets-done = The tickets are in.
tickets-found = { $n ->
    [one] { $n } ticket ({ $source }).
   *[other] { $n } tickets ({ $source }).
}
tickets-same = { $n ->
    [one] { $n } stands here already, as it is in the file.
   *[other] { $n } stand here already, as they are in the file.
}
tickets-unassigned = { $n ->
    [one] { $n } has no name yet. It comes in once it has one.
   *[other] { $n } have no name yet. They come in once they have one.
}
tickets-void = { $n ->
    [one] { $n } is void and nobody here has it.
   *[other] { $n } are void and nobody here has them.
}
tickets-erased = { $n ->
    [one] { $n } belongs to somebody who asked to be forgotten, and stays out.
   *[other] { $n } belong to people who asked to be forgotten, and stay out.
}
tickets-newcomers = { $n ->
    [one] { $n } of them counts as a newcomer, who said: { $words }.
   *[other] { $n } of them count as newcomers, who said: { $words }.
}
tickets-nothing = Nothing in this file is new.
tickets-scan-yes = Scanning at the door works with this file.
tickets-scan-no = This file does not say what the QR codes on the tickets hold: at the door, type three letters of the name or the code.
tickets-scan-pretix = This file has no “secret”, so tickets cannot be scanned at the door. Bring pretix’s orders in as JSON, now or later, and they can.
tickets-never = Never stored:
tickets-only = From now on, only who has a ticket edits
tickets-new = New
tickets-updates = Something new
tickets-leaves = Void now
tickets-leaves-lead = They are not expected any more.
tickets-kept = Changed here, so it stays
tickets-kept-lead = The file says something else.
tickets-odd = Odd
tickets-here-already = has the same mail address, and no ticket. If they are one person, say so on the page of people.
tickets-more = and { $n } more
tickets-columns = Which column is what
tickets-columns-lead = If something is wrong, choose what it is and look again.
tickets-shown-to = shown to { $who }
tickets-at-position = position { $position } of order { $order }
tickets-sample = For instance:
tickets-choices = Columns that are one answer each
tickets-one-answer = “{ $option }” was taken for one answer.
tickets-not-text = This is no text. A ticket export is a table (CSV) or pretix’s orders (JSON). Export it again, or choose another file.
tickets-empty = Nothing is in the file. A ticket export has a row of headings and a row for each ticket.
tickets-none = No tickets are in this file. Looked for: { $looked }. Found: { $found }. Choose another file, or name the columns in its first row.
tickets-is-number = number in the file
tickets-is-name = the name
tickets-is-first-name = first name
tickets-is-last-name = last name
tickets-is-email = the mail address
tickets-is-code = ticket code
tickets-is-position = number within the order
tickets-is-secret = what the QR code holds
tickets-is-kind = kind of ticket
tickets-is-void = whether it still counts
tickets-is-attend = whether and when they come
tickets-is-listing = who may see the name
tickets-is-handle = name on GitHub or elsewhere
tickets-is-not-kept = never stored
tickets-is-ignored = not used
tickets-odd-cells = { $cells ->
    [one] { $cells } cell under { $headings } headings. The row is left out.
   *[other] { $cells } cells under { $headings } headings. The row is left out.
}
tickets-odd-unreadable = This row cannot be read and is left out.
tickets-odd-no-code = A ticket without a code. It is left out.
tickets-odd-code-twice = The ticket code of { $first } again. It is left out.
tickets-odd-handle-twice = The handle of { $first } again.
tickets-odd-email-twice = The mail address of { $first } again.
tickets-odd-secret-twice = The QR code of { $first } again. Only the first one opens the door.
tickets-odd-formula = A formula under “{ $heading }”. It is not taken.
tickets-odd-not-read = “{ $text }” under “{ $heading }” cannot be read. It is not taken.
tickets-odd-shortened = “{ $heading }” is longer than { $limit } characters. Its beginning is taken.
tickets-odd-test = A ticket of a test. It is left out.

## The door

door-title = The door
door-who-is-here = Who is here
door-at = at { $house }
door-which-house = At which house do you stand?
door-stand-elsewhere = I stand at another house
door-no-house = This event has no house yet. A coordinator adds one in the settings.
door-label = Three letters of a name or ticket
door-look = Find
door-found = Found
door-check-in = Check in
door-check-in-name = Check in { $name }
door-check-in-anyway = Check in anyway
door-undo = Undo
door-first-time = First time here
door-first-time-name = { $name } is here for the first time
door-noted-new = { $name }: noted, first time here
door-undo-name = Undo { $name }
door-leaves = Goes home
door-leaves-name = { $name } goes home
door-here-since = here since { $time }
door-in-elsewhere = already in, since { $time }, at { $house }
door-out-since = out for a while, since { $time }, from { $house }
door-left-since = went home at { $time }
door-ticket = ticket { $code }
door-ticket-void = ticket cancelled
door-goes-to = goes to { $house }
door-is-new = new here
door-no-ticket = no ticket
door-found-none = Nobody here is called that. Type other letters, or let them in without a ticket.
door-found-more = More are called that. Type one more letter.
door-walk-in = “{ $name }”, no ticket
door-walk-in-empty = No ticket: type the name
door-two-one = Two called { $name }, one person?
door-scan = Scan
door-end = End of the day
door-count-by-hand = Count by hand
door-next = The next ones go to { $place }: it holds { $free } more.
door-next-none = No other house holds any more. It is for the greeter to decide.
door-runs-there = Running there: { $projects }
door-waiting = { $n } waiting.
door-no-connection = No connection since { $time }. Go on; they are kept here and sent later.
door-sending = Sending.
door-is-in = { $name } is in
door-is-out = { $name } went home
door-is-undone = { $name }: nothing is noted for today
door-not-taken = Not taken, { $name }:
door-drop = Leave it
door-barred = The server does not know this phone as a greeter’s any more. Open your link again; what waits is kept here.
door-not-kept = This phone keeps nothing. Do not close this page while taps wait.
door-not-understood = These taps could not be read. Load the page again.
door-scan-title = Scan a ticket
door-photo = A photo of the ticket’s square
door-read-it = Read it
door-reading = Reading …
door-live-camera = Use the camera live
door-picture-not-sent = The picture was not sent. Try again, or look for the name.
door-scan-hint = Whose ticket it is, is checked in at once. The picture is not kept. A code that is typed works in the field for names.
door-picture-too-large = The picture is larger than 20 MB. Take a smaller one, or look for the name. Nobody was checked in.
door-picture-not-whole = The picture did not arrive whole. Take it again. Nobody was checked in.
door-no-picture = That is no picture that can be read: JPEG, PNG and WebP can. Nobody was checked in.
door-too-many-pixels = The picture has { $millions } million pixels; at most { $most } million are read. Take a smaller one, or look for the name. Nobody was checked in.
door-no-square = No ticket was found in the picture. Come closer, hold still, and look for light. Nobody was checked in.
door-two-squares = There are two codes in the picture. Take one ticket by itself. Nobody was checked in.
door-unknown-square = The code is no ticket of this event. Look for the name. Nobody was checked in.
door-void-square = The ticket of { $name } was cancelled, so nobody was checked in. They can be let in by name.
door-square-of-two = Two people have this ticket. Look for the name, and tell a coordinator. Nobody was checked in.
door-paper = Paper list
door-paper-hint = For when nothing else works: codes and names on paper. Whoever is listed nowhere is first letters there. That you opened it stands in the history.
door-open-paper = Open the list to print it
door-sheet-hint = Print this page. Write the time beside who comes or goes, and type it in later. Shred the paper afterwards.
door-nobody-expected = Nobody has a ticket or said that they come today.
door-col-code = Code
door-col-name = Name
door-col-house = House
door-col-in = In at
door-col-out = Out at
door-type-in = Type in what stands on paper
door-code-or-name = Code, or the name as it stands on paper
door-at-what-time = At what time
door-which-one = At which house
door-came-in = Came in
door-not-on-the-list = Nobody on the list has this code or name. Look whether it is written as on the paper.
door-many-on-the-list = { $n } people on the list are written like that. Type the code.
door-not-yet = That time is not yet. Write when it was.
door-no-safety-instrument = Door counts are no safety instrument: in an alarm, count the people outside.
door-nobody-left = As far as anybody said, nobody is in a house any more.
door-still-in = Still in { $house }: { $n }
door-last-known = Last known in the house. Who left without a word is still among them.
door-all-out = All out of { $house }
door-say-here = I am here
door-you-are-in = You are at { $house }, since { $time }.
door-ask-a-greeter = Here a greeter checks everybody in. Tell them your name.
door-sign-in-first = This browser is nobody’s yet. Sign in with your ticket, or tell a greeter your name.
team-door-line = For greeters: three letters and a tap, also without a network.
tickets-over = These days are over, and what was known of people is gone. No tickets are brought in any more.

door-tap-not-sent = That did not go through. Press again, or look for the name.

listing-handle = nobody, only the handle is shown

## The language of an event
event-language = Main language
event-language-none = None in particular
event-language-hint = For the wall, for what is printed, and for letters to people whose language nobody knows.

## Letters that stand in the history
did-write-place = { $who } wrote { $n ->
    [one] { $n } person their way in
   *[other] { $n } people their way in
}
did-write-reminder = { $who } asked { $n ->
    [one] { $n } person
   *[other] { $n } people
} by letter whether they still come on { $day }
did-write-moved = { $who } told { $n ->
    [one] { $n } person
   *[other] { $n } people
} by letter that their house changed on { $day }
did-write-message = { $who } wrote { $n ->
    [one] { $n } person
   *[other] { $n } people
} a letter: “{ $subject }”

## What letters say besides
letter-reminder-ask = are you still coming to { $title } on { $day }?
letter-reminder-places = { $places ->
    [one] There is one place, and { $coming }
   *[other] There are { $places } places, and { $coming }
} { $coming ->
    [one] person means to come.
   *[other] people mean to come.
}
letter-reminder-houses = { $places ->
    [one] The houses hold one person, and { $coming }
   *[other] The houses hold { $places } people, and { $coming }
} { $coming ->
    [one] means to come.
   *[other] mean to come.
}
letter-reminder-waiting = { $n ->
    [one] One person waits for a place: if you cannot come, please say so, and somebody else can.
   *[other] { $n } people wait for a place: if you cannot come, please say so, and somebody else can.
}

## Writing letters
letter-own-lines = Lines of your own, in { $language }
letter-own-lines-head = Add lines of your own
letter-own-lines-hint = They stand before the link, for everybody. Whoever reads a language that you did not write in gets the lines in the main language of the event, else those that there are.
letter-changed-look-again = This is how it reads now. Look once more, then send.
letters-need-an-address = Nothing is sent yet: the links would lead to this machine alone. Start the program with --base-url and the address under which others find it, such as --base-url https://days.example, then write.
links-lead-nearby-only = The links in these letters lead to { $address }, which is found in this network alone. For people elsewhere, start the program with --base-url and an address that they reach.
mail-files-need-a-sender = They name no address to which one can answer. Start the program with --mail-from, such as --mail-from "Paris Days <days@example.org>", before you send them.
why-no-tls = The mail server offers no TLS, so it was told nothing. Try smtps:// before its address, or smtp+plain:// where nobody can listen.
why-no-trust = The mail server’s certificate does not prove that it is the one that was meant, so it was told nothing. See whether the address after --smtp is the name in the certificate, and whether this machine knows who signed it.
door-said-no = said that they do not come
door-this-is = This is { $name }, { $hint }
door-somebody-else = Somebody else called “{ $name }”
door-on-the-days = On the day itself you are checked in, at the door or here.
door-not-today = Today is no day of this event, so nobody is checked in.
on-the-day-itself = On the day
wall-just-arrived = Just arrived?
wall-say-here = Scan, and press “I am here”. No ticket: see a greeter.
rejected-outdated = Somebody else changed this at the same moment. What you typed is still here. Send it once more.
fill-usual = a usual day (more come every other time)
fill-full = a full day (more come two times in ten)
fill-all = a day on which everybody comes
planned-for = Planned for
plan-for-that = Plan for that
advice-other-house = On a day when { $house } is full, the door says so and sends the next ones to { $other }. Fewer people there makes it rarer: plan for a day on which everybody comes, or move a project.
advice-no-house = On a day when { $house } is full, no other house has room for the next ones. Let fewer people come, under “Places, and how long data is kept”, or add a house.
not-said-step-free = { $house } does not say that one gets in without steps.
write-how-one-gets-in = Write how one gets in
places-given = { $day }: { $taken ->
    [one] one is given already.
   *[other] { $taken } are given already.
}
fewer-than-given = { $day }: { $taken } people have a place already, more than { $places }. Nobody loses theirs; whoever asks from now on waits until enough of them say no.
set-it-anyway = Save it all the same
beyond-the-places = { $places ->
    [one] The only place is taken. Whoever you let in now is one more than that.
   *[other] All { $places } places are taken. Whoever you let in now is one more than that.
}
change-how-many = Change how many there are
no-mail-address = No mail address: tell them yourself.
no-mail-address-but = No mail address: tell them yourself. They are reached so: { $contact }
rare-needs = Small groups are merged here: { $n ->
    [one] one person has a rare need, perhaps an allergy. Ask them before you cook.
   *[other] { $n } people have rare needs, perhaps allergies. Ask them before you cook.
}
open-the-list-for-them = See who they are in the list

## Bringing tickets in, once more
tickets-choose-again = The file was looked at more than half an hour ago, or the program was started anew: it lies here no more. Choose the file again.

## The list of participants as a file
head-mail = Mail address
head-handle = Handle
head-listing = Who sees the name
until-a-plan-says = Until a plan says otherwise, all { $said } go there: { $low } to { $high } of them are expected.

## A file of questions that does not hang together
question-has-no-key = The question “{ $key }” needs a key of small letters, digits and hyphens.
question-is-there-twice = Two questions have the key “{ $key }”. Give one of them another.
question-without-options = The question “{ $key }” has one answer of several, and none to choose. Write its options.
question-hangs-on-nothing = The question “{ $key }” hangs on “{ $other }”, which does not stand above it. Move it, or write the other one.

# In the form of a note, for those who may: it stands on top of every page from the first moment on.
pin-it-at-once = Pin it on top of every page
# A line such as “Kitchen 8”: $name is “Kitchen”, $seats is 8.
refused-no-colon = “{ $name } { $seats }” has no colon, so all of it would be the name, and nobody would know how many fit. If { $seats } fit, write “{ $name }: { $seats }”. If it is called so, say it below.
called-so-with-its-number = The number is part of the name
# More people than seats, but not full: $free are left of $seats.
refused-project-short = Not everybody fits: { $title } has { $free } of { $seats } seats left. Look for another table, or ask them to make room.
refused-short = Not everybody fits: { $name } has { $free } of { $seats } seats left. Choose another place.
refused-short-next = Not everybody fits: { $name } has { $left } of { $seats } seats left. { $place } has { $free ->
    [one] { $free } seat
   *[other] { $free } seats
} free.
did-rename-project = { $who } renamed { $before }: now { $after }
# On the page that makes two projects one.
merge-people-move = On { $day } { $n ->
    [one] one person moves
   *[other] { $n } people move
} there.
merge-seats-free = { $n ->
    [0] no seat free
    [one] one seat free
   *[other] { $n } seats free
}
# To somebody who took a seat at a project and was not counted at the door of its house.
not-counted-yet = A seat is no head at the door: you are not counted in { $house } yet.

## Tasks in the history
did-add-task = { $who } added the task “{ $task }”
did-describe-task = { $who } changed the task “{ $task }”
did-bring-task = { $who } brought in the task “{ $task }”
did-claim-task = { $who } works on “{ $task }”
did-claim-task-for = { $who } noted that { $name } works on “{ $task }”
did-release-task = { $who } no longer works on “{ $task }”
did-release-task-for = { $who } noted that { $name } no longer works on “{ $task }”
did-lapse-task = The task “{ $task }” is free again: nothing was heard of { $name } for long
did-stick-task = { $who } tried “{ $task }”: it does not build here
did-stick-task-for = { $who } noted that “{ $task }” does not build for { $name }
did-unstick-task = { $who } said that “{ $task }” builds after all
did-finish-task = { $who } marked the task “{ $task }” as done
did-unfinish-task = { $who } marked the task “{ $task }” as not done
did-withdraw-task = { $who } took the task “{ $task }” off the list
did-bring-back-task = { $who } put the task “{ $task }” back on the list
did-ready = { $who } said that the list of { $project } is ready
did-unready = { $who } said that the list of { $project } is not ready yet
refused-task-done = Somebody said that this task is done. Say that it is not, or take another one.
refused-task-known = The link leads to a task that is here already: { $title }. Go there, or write another link.
refused-task-page-known = A task with this link is here already: { $title }. Go there, or say that yours is another one.
it-is-another-task = Mine is another one
refused-gone-task = This task is no longer on the list. Look for it there, or add it again.

## Tasks
tasks = Tasks
all-tasks = All tasks
this-task = This task
add-a-task = Add a task
edit-this-task = Edit this task
find-a-task = Find a task
any-size = any size
size-easy = easy
size-medium = medium
size-hard = hard
size-unknown = not known
not-code = not code
task-title = What is to be done?
task-size = How much work is it?
task-size-hint = Easy is a first step, medium an afternoon, hard more than a day.
task-skills = What should one know, or learn by it?
task-skills-hint = A few words with commas, such as: parser, documentation
task-skills-short = Know or learn
task-project = For which project?
task-for-anybody = for none, it lies in the pool
task-of-project = Project
task-more = Theme, help, not code
task-theme = Theme
task-theme-hint = The heading of a roadmap under which it falls.
task-theme-short = Theme
task-mentor = Who helps with it?
task-mentor-short = Helps with it
nobody-helps-yet = nobody yet
task-not-code = It is not code, but words, pictures or a talk
offered = To take
not-offered = Not offered
not-offered-because = Not offered: { $why }
no-tasks-yet = No task is written down yet. Add what somebody could do in an hour.
no-task-fits = No task fits. Use fewer words, or show all.
no-tasks-here-yet = No task is written down here yet.
next-tasks = The next { $n }
at-it = At it: { $names }
who-is-at-it = At it
nobody-at-it = Nobody is at it now.
i-work-on-this = I work on this
still-at-it = I am still at it
let-go = Let go
claim-holds-until = You are at it. If you say nothing, it is free again at { $time }.
tried-does-not-build = Tried it, does not build here
it-builds-after-all = It builds after all
does-not-build-here = Does not build here
# On a project's line.
tasks-do-not-build = { $n ->
    [one] 1 task does not build here
   *[other] { $n } tasks do not build here
}
it-is-done = It is done
not-done-yet = It is not done yet
take-off-the-list = Take off the list
off-list-can-be-brought-back = It goes from the list for everybody. Its page and its history stay, and from there it can be brought back.
it-is-off-the-list = This is not on the list any more.
put-back-on-the-list = Put it back on the list
aside-closed = closed where it comes from
aside-taken = somebody is at it where it comes from
aside-stale = nobody touched it for long where it comes from
claim-hours = Hours of silence after which a task is free again
claim-hours-hint = 3 where nothing is said. Whoever goes home lets go at once.
without-first-step = Projects without a first step for a newcomer: { $n } of { $all }
first-step-hint = An easy task is a first step. Whoever leads the project can also say on its page that the list is ready.
list-is-ready = The list is ready for newcomers.
my-list-is-ready = The list is ready
my-list-is-not-ready = The list is not ready yet

## The coordinator's round in the history

did-begin-round = { $who } began round { $n } of the day
did-go-on = { $who } went on to { $stage }
did-queue = { $who } queued { $project } to be told of
did-unqueue = { $who } took { $project } out of the queue
did-give-floor = { $who } gave { $name } the floor
did-give-floor-in = { $who } gave { $name } the floor in { $house }
did-let-tables-go = { $who } let each table say who they are
did-let-tables-go-in = { $who } let each table in { $house } say who they are
did-stop-clock = { $who } stopped the clock
did-stop-clock-in = { $who } stopped the clock in { $house }
did-pass = { $who } passed
did-note-pass = { $who } noted that { $name } passes
did-propose = { $who } had places proposed to { $n ->
    [one] { $n } person
   *[other] { $n } people
}
did-find-place = { $who } found a place at { $project }
did-place = { $who } proposed { $project } to { $name }
did-hold-place = { $who } proposed { $project } to { $name } and holds on to it
did-place-nowhere = { $who } proposed no place to { $name } any more
did-release = { $who } showed { $n ->
    [one] { $n } person their proposed place
   *[other] { $n } people their proposed places
}
did-answer-place = { $who } answered “{ $answer }” to a place at { $project }
did-answer-place-for = { $who } noted that { $name } answered “{ $answer }” to a place at { $project }
did-seat-came = A seat came free for { $name } at { $project }
did-put-back = { $who } put the round back to how it was
stage-introductions = introductions
stage-pitches = pitches
stage-places = places
stage-over = the end of the round
answer-yes = yes
answer-another = another one
answer-none = none of these
refused-gone-round = No round is on today. The coordinator begins one on the page “Round”.
refused-gone-proposal = No place is proposed to you now. Join a project on the board, or ask at the desk.

## Themes: the headings of a roadmap
themes = Themes
no-themes-yet = No themes yet. Paste the page of a roadmap, and its headings become themes that projects, tasks and results carry.
themes-hint = What the work is about, as a roadmap says it. Projects, tasks and results carry a theme; the report is ordered by them.
themes-listed = The list
themes-listed-hint = Delete the words of a theme to remove it. What carries it keeps it, unseen, until it is on the list again.
theme-row = Theme { $n }
theme-row-link = Theme { $n }, link
themes-paste = Paste a roadmap
themes-page = The page
themes-page-hint = As Markdown, with its headings; of a plain text, each short line counts as a heading. You see them before anything is saved.
themes-address = Where does it stand?
themes-address-hint = The address of the page, so that each theme leads to its place there. It may stay empty.
themes-look = Show its headings
themes-of-page = Headings of this page
themes-of-page-hint = Tick those that become themes.
themes-headings = Headings
themes-known = Already themes: { $themes }
themes-none-new = All headings of this page are themes already.
themes-none-found = No heading was found in it. Paste the page as Markdown, or write one heading on each line.
themes-keep = Keep these
theme-none = none of them
theme-is = Theme:
any-theme = any theme
n-outcomes = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
project-and-outcomes = { $n ->
    [0] { $title }
    [one] { $title }: { $n } result
   *[other] { $title }: { $n } results
}
did-theme = { $who } changed the themes
refused-gone-theme = This theme is not on the list any more. Choose another one, or none.

for-somebody-else = For somebody else
for-whom-here = Who? Somebody who is here
nobody-here-is-called-so = Nobody who is here is called so. Let them come in at the door first.
they-work-on-it = They work on this
works-on-it = { $name } works on this
they-let-go = They let go
lets-go-for = { $name } lets go

## How it goes, asked of those who were silent for long
did-fare = { $who } said how it goes: { $fares }
did-fare-for = { $who } noted how it goes for { $name }: { $fares }
fares-fine-said = fine
fares-stuck-said = stuck
fares-another-said = would like another project
how-is-it-going = How is it going?
fares-fine = Fine
fares-stuck = I am stuck
fares-another = I would like another project
i-am-stuck = I am stuck.
stuck-at = I am stuck at { $title }.
stuck-with = I am stuck with “{ $title }”.
we-sit-at = We sit here: { $place }.
list-fares = Asked how it goes: stuck, or rather elsewhere
list-fares-hint = They said so themselves, and nobody is on the way. Walk over.
said-minutes-ago = { $what }, { $time } ago

## Series: events that follow each other
event-series = Series
event-series-hint = The name that it shares with the events before and after it, such as RustFest. Events of one series share what people’s words mean. It may stay empty.
words-of-series = From the series
words-of-series-hint = What words mean at other events of the series counts here, too. Write something else, and it means that here.
from-event = from { $title }

## Bringing tasks in
tasks-bring = Bring tasks in
tasks-bring-lead = Issues of a forge become tasks. First you see what they would do here; nothing is written before you say so. The same ones again change nothing, and what somebody wrote here stays.
tasks-from = Where from?
tasks-from-hint = A repository such as rust-lang/rust, with a label after a comma if you like, or an address of { $host } from your browser: a list of issues, a label, a milestone, one issue or a search. Several, up to { $n }, on a line each or repositories beside each other.
tasks-only-label = Only with this label
tasks-only-label-hint = Such as: good first issue. Empty means all.
tasks-file = Or a file
tasks-file-hint = Issues as GitHub’s REST API gives them (JSON).
tasks-no-forge = No forge is asked from here. Give a file of issues instead.
tasks-look = Look at them
tasks-look-again = Look again
tasks-bring-in = Bring them in
tasks-read-again = Read again
tasks-are-in = The tasks are in.
tasks-nothing-new = Nothing among them is new.
tasks-none-there = No open issue is there. If you gave a label, check how it is written there.
tasks-earlier = Read so far
tasks-brought-from = { $n ->
    [one] { $n } task from { $source }, read { $time }.
   *[other] { $n } tasks from { $source }, read { $time }.
}
tasks-issues-read = { $n ->
    [one] { $n } issue from { $source }, read { $time }.
   *[other] { $n } issues from { $source }, read { $time }.
}
tasks-issues-in-file = { $n ->
    [one] { $n } issue in the file.
   *[other] { $n } issues in the file.
}
tasks-unchanged = Nothing changed there since they were read before.
tasks-moved = { $before } is now at { $now }.
tasks-pulls = { $n ->
    [one] { $n } pull request is left out.
   *[other] { $n } pull requests are left out.
}
tasks-over = { $n ->
    [one] { $n } is closed there and was never here: it is left out.
   *[other] { $n } are closed there and were never here: they are left out.
}
tasks-same = { $n ->
    [one] { $n } stands here already, as it is there.
   *[other] { $n } stand here already, as they are there.
}
tasks-twice = { $n ->
    [one] { $n } stands in the file twice: it counts once.
   *[other] { $n } stand in the file twice: they count once.
}
tasks-no-issues = { $n ->
    [one] { $n } is left out: it is no issue with a title and an address.
   *[other] { $n } are left out: they are no issues with a title and an address.
}
tasks-not-all = Not all of { $source } was read: { $why }
tasks-none-read = Nothing of { $source } was read: { $why }
tasks-new = New
tasks-new-aside = New, but not offered
tasks-changed = Follow their forge
tasks-kept = Keep what was written here
tasks-kept-lead = Only whether they are offered follows the forge.
tasks-elsewhere = Here already, for others
tasks-elsewhere-lead = They belong to another project, or to nobody’s. Who leads that project, or the coordinator, can read them again.
tasks-labels = What each label means
tasks-labels-lead = If something is wrong, choose what the label means and look again.
tasks-label-on = { $n ->
    [one] on { $n } issue
   *[other] on { $n } issues
}
label-nothing = nothing for a task
label-skill = what one should know, or learns
label-words = the same, and it is not code
label-mentor = somebody there helps
trouble-unreachable = nobody answers at { $host }. Look whether this machine is connected.
trouble-no-trust = { $host } does not prove who it is: its certificate is not trusted here. Whoever runs the program can see to it.
trouble-slow = the answer took too long.
trouble-down = something is wrong there (it says { $status }).
trouble-limited = it was asked too often and answers again from { $time } on.
trouble-token = it does not take the token that this program has. Whoever runs the program can give it another one.
trouble-forbidden = this program may not read it. Choose another repository.
trouble-not-there = there is no such repository, or it is private. Check how it is written.
trouble-no-issues = this repository keeps no issues. Choose another one.
trouble-no-milestone = it has no such milestone. Check how it is written.
trouble-not-understood = the search is not understood there. Try it in your browser first.
trouble-garbled = the answer broke off, or was no list of issues.
trouble-too-large = one page is larger than what is read here. Choose a label, so that there is less.
trouble-elsewhere = it leads on to { $host }, which is not asked from here.
trouble-endless = it leads in a circle. Read again in a while.
trouble-too-many = it has more than { $n } issues, and these are the last ones that somebody touched. Choose a label, so that there are fewer.
trouble-time = the time for reading was over. Choose a label, so that there is less.
tasks-busy = Others are reading at the forge just now. Try again in a moment.
tasks-rests = Not read yet
# When what came of it shows on the page.
tasks-rest-later = It is read again by itself at { $time }; then it waits under “Bring tasks in”. If the program is started anew before, say once more where from.
tasks-rest-waits = { $source } is read again by itself at { $time }. If the program is started anew before, say once more where from.
tasks-rest-given = { $n ->
    [one] 1 issue from { $source } was read { $time } by itself and waits under “Bring tasks in”.
   *[other] { $n } issues from { $source } were read { $time } by itself and wait under “Bring tasks in”.
}
tasks-rest-over = { $source } was tried again for more than an hour and is not read by itself any more: { $why }
unclear-nothing = Say of which repository, such as rust-lang/rust, or choose a file.
unclear-repository = A repository is written as its owner and its name, such as rust-lang/rust. An address of { $host } will do, too.
unclear-host = { $host } is not asked from here, only { $ours } is. Give a repository of that one, or a file.
# Where several are written: one of them, and why it cannot be read.
unclear-line = “{ $line }”: { $why }
unclear-many = That is more than { $n } at once. Read some of them first, then the others.
unclear-long = This search is too long: at most { $n } characters can be looked for.
tasks-file-no-json = This file is no JSON from line { $line } on. Issues as GitHub’s REST API gives them are expected.
tasks-file-no-list = There is no list of issues in this file. Issues as GitHub’s REST API gives them are expected.
tasks-look-anew = This was looked at more than half an hour ago, or the program was started anew: it lies here no more. Read it again, or choose the file again.

## The round

the-round = Round
the-desk = The desk
for-the-projector = For the projector
round-is-at = Now: { $stage }
no-round-now = No round is on. When the coordinator begins one, it shows here: who is who, what is told of, and your place.
begin-a-round-lead = Ten minutes to know each other, a minute for each project, then everybody has a place with a reason.
begin-a-round = Begin the round
the-coordinator-begins = The coordinator begins it.
stages-of-round = Stages of round { $n }
go-on-to = Go on: { $stage }
n-of-n-sit = { $sit } of { $here } sit somewhere.
asked-and-yes = { $asked ->
    [one] { $asked } was asked, { $yes } said yes.
   *[other] { $asked } were asked, { $yes } said yes.
}
propose-places = Propose places
propose-places-again = Propose again
show-places-to = { $n ->
    [one] Show { $n } person their place
   *[other] Show { $n } people their places
}
has-the-floor = Has the floor
stop-the-clock = Stop the clock
who-says-a-line = Who says a line
nobody-wrote-a-line = Nobody who is here wrote a line yet. People write theirs on their phones: “Round”.
more-than-thirty = More than thirty are too many for one room: each house goes by itself, or each table.
more-than-thirty-here = More than thirty are too many to hear one by one: let each table go by itself.
let-tables-go = Each table by itself
at-your-tables = At your tables
each-says-a-line = Everybody says a line to their table, twenty seconds each.
in-no-house = In no house so far
all-houses = All houses
give-floor = Their turn
give-floor-to = { $name } has the floor
passes = Passes
passes-name = { $name } passes
the-queue = In the queue
queue-hint = The order is drawn by lot; whoever comes late stands at the end. Told of already: { $n }.
queue-is-empty = No project waits to be told of.
take-from-queue = Not this one
take-from-queue-name = Take { $name } out of the queue
not-in-the-queue = Not in the queue
queue-it = Into the queue
queue-all = All into the queue
queue-it-name = Put { $name } into the queue
nothing-proposed-yet = Nothing is proposed yet. “Propose places” shows who would sit where and why, before anybody sees it.
who-is-proposed-where = Who is proposed where
said-yes = Said yes
was-asked = was asked
held = held
list-silent = Asked, and silent
list-silent-hint = Ten minutes without an answer: walk over.
asked-minutes-ago = { $title } · asked { $time } ago
list-lost = Asked, and cannot go there any more
list-lost-hint = No seat is left there for them: find them another place.
list-wants-another = Want something else
list-wants-another-hint = They said so and sit nowhere yet.
list-stands = Here without a place
list-stands-hint = For twenty minutes or more, or because the last plan found none for them.
arrivals-hint = Who has waited longest comes first.
more-without-a-place = And
here-since = since { $time }
is-new-here = New here
plan-found-nothing = No place was found for them yet.
find-a-place-for = Find { $name } a place
by-hand-for = Propose something to { $name } by hand
without-a-place-for = without a place for { $time }
list-alone = Alone at a project
list-alone-hint = Send somebody, or ask whether they would rather join others.
# Stands where a place is proposed whose table is full.
seat-may-come = No seat is free there now, but somebody there is asked to another table. Say yes, and the seat is kept.
waits-for-seat = No seat is free there yet. The next one goes to whoever said yes first.
waits-in-vain = No seat is free there, and nobody there is asked to another table any more.
# Stands after a name, and in the history as what somebody answered.
answer-yes-waits = yes, and waits for a seat
list-seats = Said yes, and wait for a seat
list-seats-hint = If nobody gets up there, propose them another place or put them there anyway.
# Stand after a name.
waits-for-seat-at = waits for a seat at { $title }
waits-in-vain-at = waits for a seat at { $title }, where nobody is asked to get up any more
list-starts = Said yes, and it has not started
list-starts-hint = Ask one more, or start it as it is on its page.
list-builds = Does not build
list-builds-hint = They said so today. Tell the lead, and who is at it.
does-not-build-for = { $n ->
    [one] does not build for { $n } person
   *[other] does not build for { $n } people
}
n-said-yes = { $n ->
    [one] { $n } said yes
   *[other] { $n } said yes
}
needs-n-more = { $n ->
    [0] they are enough
    [one] { $n } more is needed
   *[other] { $n } more are needed
}
list-nobody = Projects without anyone
list-nobody-hint = Nobody is at them today.
list-many = More newcomers than mentors look after
list-many-hint = Ask one more person who helps to sit down there.
n-newcomers = { $n ->
    [one] { $n } newcomer
   *[other] { $n } newcomers
}
n-looked-after = { $n ->
    [0] nobody there helps
   *[other] who helps there looks after { $n }
}
list-leaves = Leave within the hour
list-leaves-hint = Others depend on them: find who takes over.
leaves-at = { $n ->
    [one] { $title } · leaves at { $time } · { $n } depends on them
   *[other] { $title } · leaves at { $time } · { $n } depend on them
}
a-place-for-you = A place for you
no-seat-for-you = No seat is left there for you any more.
no-seat-for-them = No seat is left there for them any more.
no-seat-left = no seat left
you-said-yes = You said yes
# Stands after the name of a project, and by itself.
waits-to-start = { $n ->
    [0] Enough would come: somebody can start it.
    [one] It waits for { $n } more to start.
   *[other] It waits for { $n } more to start.
}
you-said-another = You wanted another one
you-said-none = You said: none of these
yes-i-go-there = Yes, I go there
they-go-there = They go there
none-of-these = None of these
or-rather = Or rather
rather-this = Rather this
rather-title = Rather { $title }
you-sit-at = You sit at
you-go-on = You go on there as before.
you-look-for-another = You would like another project. Your seat stays yours until you say yes to another place; the next plan looks for one. You can also join one yourself, on the board.
i-stay-after-all = I stay here after all
you-may-stay = You sit at { $title } now. You can stay there: then say “None of these”.
sit-there-already = There already: { $names }
would-join-too = Would join: { $names }
proposed-there-too = Proposed there, too: { $names }
say-who-you-are = Say who you are: then a place can be found for you, and you can give hearts.
no-place-proposed = No place is proposed to you yet. You can join any project by yourself; nobody is moved without a yes.
meanwhile-join-any = You can join any project by yourself meanwhile; nobody is moved without a yes.
you-wait-no-project = There is no project to join yet.
you-wait-no-room = No room has a seat yet.
you-wait-nothing-allowed = Every project is full or kept for others now.
you-wait-level = Every project with a free place asks for more experience.
you-wait-mentor = No mentor is free for one more newcomer yet. The team knows that you wait.
you-wait-mentor-at = No mentor is free for one more newcomer yet. The team knows that you wait, and looks for one for { $project }, too. You can begin it yourself: its page has the button, and under “Edit” it can ask for a mentor.
you-wait-seat = No seat is left where you could go.
you-wait-alone = Where a seat is free you would be alone.
you-wait-worth-less = A seat is free, but it would suit others less. Look for it with the button.
told-of-next = Next
projects-of-today = Projects of today
hearts-are-private = A heart is between you and what proposes places. Nobody sees it.
give-heart = A heart for { $name }
take-heart-back = Take the heart for { $name } back
your-line = Your line
your-line-label = I know … I look for …
your-line-hint = Shown on the projector and on phones when it is your turn, for twenty seconds. Empty: you are not called.
passing-is-normal = To say nothing is normal.
i-pass = I pass
because-you-wished-first = It is your first wish
because-you-wished = It is one of your wishes
because-wish = wish { $n }
because-you-would-join = You said that you would join
because-would-join = said on the board that they would join
because-heart = You gave it a heart
because-your-area = You are interested in { $topic }
because-area = interested in { $topic }
because-you-know = You know { $topic }, which is needed there
because-knows = knows { $topic }, which is needed
because-you-learn = You want to learn { $topic }
because-learns = wants to learn { $topic }
because-you-sit-there = You sit there already
because-sits-there = sits there already
because-wanted = the project asks for people like them
because-you-are-wanted = People like you are welcome there
because-language = { $topic } is spoken there
because-you-look-after = Who is new there has somebody to ask: you
because-looks-after = looks after those who are new there
because-free = It has a seat
because-has-a-seat = a seat is free there
because-yours = It is your project
you-lead-this-one = You lead this one: others are asked to your table, so no other place is looked for. You can still join any project on the board.
# To the person: kindly. $projects are titles, $n how many.
wish-asks-for-more = { $n ->
    [one] { $projects } asks for more experience today. This is a good way there.
   *[other] { $projects } ask for more experience today. This is a good way there.
}
# To who coordinates.
wished-for-more = wished for { $projects }, which asks for more experience
other-costs-nobody = costs nobody anything
other-costs-a-little = a little less good for others
other-moves = { $n ->
    [one] about { $n } other person would be proposed something else
   *[other] about { $n } others would be proposed something else
}
other-moves-some = others were asked there too: whoever comes first has the seat
waits-no-project = there is no project
waits-no-room = no room has a seat
waits-nothing-allowed = every project is full, held back or too hard
waits-level = every project with a place asks for more experience
waits-mentor = no mentor is free for one more newcomer
waits-seat = no seat is left where they could go
waits-alone = where a seat is free they would be alone
waits-worth-less = a seat is free, but it would cost others more
said-no-people = Nobody who is here looks for a place.
said-no-projects = There is no project today yet.
said-no-rooms = No house has a seat. Write rooms and seats in the settings.
said-seats = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $seats ->
    [one] { $seats } seat.
   *[other] { $seats } seats.
}
said-newcomers = { $waiting ->
    [one] { $waiting } newcomer waits for a mentor: { $mentors } more would do.
   *[other] { $waiting } newcomers wait for a mentor: { $mentors } more would do.
}
said-newcomers-ask = { $waiting ->
    [one] { $waiting } newcomer waits for a mentor: { $mentors } more would do. To ask: { $names }
   *[other] { $waiting } newcomers wait for a mentor: { $mentors } more would do. To ask: { $names }
}
said-unaccompanied = { $newcomers ->
    [one] 1 newcomer stays at { $project }, and nobody there looks after them.
   *[other] { $newcomers } newcomers stay at { $project }, and nobody there looks after them.
}
said-minimum = { $project } needs more people to start than it, or any room, has seats for.
said-needs-more = { $project } needs { $lacks } more to start.
said-nobody-knows = Nobody who is here knows { $topic }, which { $project } needs.
said-held-full = { $name } is held at { $project }, which is full.
said-held-rule = { $name } is held at { $project }, but a rule is against it: the room is too small, or no mentor is free there.
said-withdrawn = { $names } wished for { $project }, which is off the board.
weigh-wishes = People get what they wished for
weigh-skills = People sit where they know something
weigh-learning = People sit where they can learn
weigh-language = Tables share a language
weigh-walking = Nobody walks to another house
weigh-company = Nobody is alone at a project
weigh-staying = People stay where they sit
weigh-hands = Projects that ask for hands get them
weigh-leads = Leads get whom they would like to have
newcomers-for-each = Newcomers for each mentor, at most
newcomers-for-each-hint = Places are found by it. Who said a smaller number looks after so many.
newcomers-for-each-stays = What you propose with another number makes it the number of the event, which also stands in the settings.
who-could-help = Who could help where
keep-to-move = To move somebody first, keep it for the team: then every name is a link.
show-table = Show their places to those at { $title }
weigh-less = less
weigh-normal = as usual
weigh-more = more
n-of-n-have-a-place = { $placed } of { $looking } have a place
at-n-projects = { $n ->
    [one] at { $n } project.
   *[other] at { $n } projects.
}
at-most-better = No plan is more than { $percent } % better.
no-plan-is-better = No plan is better.
tables-keep-rooms = Tables that have a room keep it.
# In place of a room: a table that nobody said the place of.
room-not-said = Where they sit now
nobody-sees-it-yet = Nobody sees it yet.
propose-and-show = { $n ->
    [one] Propose it to { $n } person
   *[other] Propose it to { $n } people
}
keep-for-the-team = Keep it for the team
show-it-to-them = Show it to them
plan-is-no-news = That is what is proposed already.
plan-superseded = You asked for another proposal after this one. Load the page again to see it.
what-if = What if
also-expected = also people who are expected
also-seated = also people who sit somewhere already
without-whom = Without those who leave
without-which-place = Without houses or rooms
let-go-of-it = Let go, or choose another place
tables-would-move = { $n ->
    [one] { $n } table stands there and would have to move. It does when you show this to people.
   *[other] { $n } tables stand there and would have to move. They do when you show this to people.
}
move-these-tables = { $n ->
    [one] Move this table
   *[other] Move these { $n } tables
}
nowhere-to-go = { $n ->
    [one] { $titles } has nowhere to go: no other room has the seats.
   *[other] { $titles } have nowhere to go: no other rooms have the seats.
}
moves-from = now { $place }
stays-though = stays at { $title }: { $why }
asked-though = was asked to { $title }: { $why }
said-none-of-these = said: none of these
look-again = Look again
as-usual = As usual
without-a-place = Without a place
another-than-before = another one
all-about-them = Their page
sits-at = Sits at { $title }
only-the-team-sees-it = Only the team sees this yet.
nothing-proposed-to-them = Nothing is proposed to them.
propose-by-hand = By hand
at-which-project = Which project
at-none = none
no-seat-free = full
seats-are-held = the last seats are held
in-the-room = in the room { $heads } of { $seats }
put-them-there-anyway = Put them there, though no seat is free
# Stands after the name of a project in a list, and by itself.
said-no-at = They said no to it at { $time }.
room-is-crowded = { $heads } people would sit in { $place }, which has seats for { $seats }.
hold-on-to-it = Hold on to it: no new proposal changes it
propose-this = Propose this
propose-this-and-show = Propose this and show it
screen-introductions = Who is here
screen-pitches = What there is to do
screen-places = Find your place: open “Round” on your phone
screen-none = The round begins soon
fact-here = { $n ->
    [one] { $n } of us is here
   *[other] { $n } of us are here
}
fact-first = { $n ->
    [one] { $n } is new here
   *[other] { $n } are new here
}
fact-mentors = { $n ->
    [one] { $n } helps newcomers
   *[other] { $n } help newcomers
}
fact-boards = { $n } brought a board
fact-languages = { $n ->
    [one] { $n } language is spoken by five or more
   *[other] { $n } languages are spoken by five or more
}
round-room-line = Get to know each other, tell of projects, propose places.
see-my-other-proposal = Another place is proposed to you
see-my-proposal = A place is proposed to you
speaks-en = English
speaks-fr = French
speaks-de = German
speaks-es = Spanish
queue-our-project = Tell of it in the round
unqueue-our-project = Do not tell of it
n-sit-there = { $n ->
    [one] and { $n } who sits there
   *[other] and { $n } who sit there
}
refused-no-mentor-free = No mentor is free for one more newcomer now. Ask at the desk: somebody there finds one.
refused-no-first-step = All projects with a free place ask for more experience just now. Say at the desk that you are here: somebody there finds a first step for you.
refused-no-place-found = No project with a free place was found. Say at the desk that you are here, or look at the board.
find-me-a-place = Find me a place
find-me-another = Find me another one
find-them-a-place = Find them a place
find-them-another = Find another one
door-find-place = Find them a place

## Hands up

did-help = { $name } is on the way to “{ $text }”
did-not-help = { $who } said that nobody is on the way to “{ $text }”
on-my-way = On my way
not-on-the-way = Nobody is on the way after all
is-on-the-way = { $name } is on the way.
somebody-is-on-the-way = somebody is on the way
you-are-on-the-way = you are on the way
you-know-and-near = you know about it, in this house
hands-up = Hands up
raise-a-hand = Raise a hand
no-hand-is-up = No hand is up. Rather ask early than late.
you-know-about-it = you know about it
at-your-table = at your table
list-hands = Hands up, and nobody on the way
list-hands-hint = The longest wait first.
waits-for-minutes = waits for { $time }
hands-on-screen = Hands up: { $n }, since { $time }
house-step-free = A way in without steps
house-step-free-unsaid = Not said
house-step-free-proposed = The words above sound like it. Save if it is so.
house-has-steps = One does not get into { $house } without steps.
a-place-for-them = A place for them
they-said-yes = They said yes
they-said-another = They wanted another one
they-said-none = They said: none of these

## Tasks from a forge, and who may read there

tasks-who-reads = Coordinators read at { $host }, and so does whoever put a project on the board and says on its page that they lead it, or is named as its lead by the team. A file of issues will do, too.
tasks-read-often = Leads have read at the forge a lot in the last hour. Ask a coordinator to read for you, or read from { $time } on.
tasks-not-as-shown = Nothing is brought in yet: it would do something else now than what you looked at. Look at it once more, and press again.
trouble-private = it is private, and what is brought in here everybody sees. Choose a public one.
has-a-mentor = has a mentor
mentor-there = somebody where it comes from

## What words of skills mean

what-words-mean = What people’s words mean
what-words-mean-line = What they typed of what they know, and which skill each word becomes.
what-words-mean-lead = People write down what they know and want to learn, each in their own words. Here is which skill a word becomes. Only words and figures are here, and nobody’s name.
words-unknown = Not known yet
words-unknown-hint = Each of these stands for itself, and fits only what is written the same way. Say which skill it is another name for. If it is a skill of its own, write the word itself.
words-meant-here = Said here
words-meant-here-hint = Empty a line to take it back.
words-known = What is known
nobody-said-a-word = Nobody has said yet what they know or want to learn.
all-words-known = Every word that people typed is known.
and-n-more-words = { $n ->
    [one] and one more word
   *[other] and { $n } more words
}
fewer-than-five = fewer than five
skill-is-unknown = “{ $word }” is no skill that is known here. Choose one from the list, or write the word itself if it is a skill of its own.

# The walk, and what a file of tickets would do
newcomers-walk-with = New here? Walk with { $names }.
tickets-come-in = { $n ->
    [one] { $n } person comes in new.
   *[other] { $n } people come in new.
}
tickets-bring-more = { $n ->
    [one] Of { $n } there is something new.
   *[other] Of { $n } there is something new.
}
tickets-go = { $n ->
    [one] { $n } is void now, so one person is not expected any more.
   *[other] { $n } are void now, so as many people are not expected any more.
}
did-free-seat = The seat of { $name } is free again, after 15 minutes out
letter-place-square = On another device, scan this:

## The site, read and written

site-about = About
# The menu at the top of every page of the site.
site-menu = Pages of this site
site-board = Live board
site-live-board = The live board
site-board-and-more = The live board, with { $n ->
    [one] { $n } more project
   *[other] { $n } more projects
}
site-nothing-runs = Nothing runs yet. The first project starts on the board.
site-no-sessions = No sessions on this day yet.
site-cancelled = cancelled
site-today = Today, { $day }
# At the foot of the front page: the events of a series that were before this one and come after it.
site-series-before = Before: { $event }
site-series-after = After: { $event }
site-sponsors = Sponsors
site-supported-by = Supported by { $names }
site-speakers = Speakers
site-hosts = Hosts
site-whom-to-ask = Whom to ask
site-stream = Livestream
site-step-free = There is a way in without steps.
site-not-step-free = There is no way in without steps.
site-day-impl = impl day
site-day-talks = talks
site-day-workshops = workshops
# The name of a language, as it stands inside a sentence; its tag where it is none of these.
language-called = { $tag ->
    [ar] Arabic
    [ca] Catalan
    [cs] Czech
    [da] Danish
    [de] German
    [el] Greek
    [en] English
    [es] Spanish
    [eu] Basque
    [fa] Persian
    [fi] Finnish
    [fr] French
    [he] Hebrew
    [hi] Hindi
    [hu] Hungarian
    [it] Italian
    [ja] Japanese
    [ko] Korean
    [nb] Norwegian
    [nl] Dutch
    [no] Norwegian
    [pl] Polish
    [pt] Portuguese
    [pt-BR] Brazilian Portuguese
    [ro] Romanian
    [ru] Russian
    [sv] Swedish
    [tr] Turkish
    [uk] Ukrainian
    [zh] Chinese
   *[other] { $tag }
}
# A page that is not in the reader’s language.
site-only-in = This page is only in { $language } yet.
site-draft = This page is a draft: only the team sees it.
# Above a list, for the team alone.
site-left-out = This is left out for everybody else until somebody mends it:
site-unknown-name = “{ $name }” is no value and no part; did you mean “{ $nearest }”?
site-no-such-name = “{ $name }” is no value and no part. There are: { $names }.
# $days: dates in the form 2026-05-30.
site-no-such-day = “{ $name }” names no day of the event. There are: { $days }.
site-part-stands-alone = “{ $name }” shows only on a line of its own.
site-link-nowhere = The link to “{ $to }” leads nowhere.
site-link-nowhere-near = The link to “{ $to }” leads nowhere; did you mean “{ $nearest }”?
site-value-not-said = Nobody said so yet
site-value-title = the name of the event
site-value-line = the event in a line
site-value-city = the city
site-value-dates = from which day to which
site-value-year = the year
site-value-zone = the time zone
site-value-venue-name = the house with this number
site-value-venue-address = its address
site-value-venue-way = how to get there from the first house
site-value-venue-seats = how many people fit
site-value-overflow = the second house
site-value-day-date = the day with this number
site-value-day-hours = from when to when
site-value-conduct = who answers for the code of conduct
site-part-today = what is on, how full the houses are, where everything is
site-part-houses = how full the houses are
site-part-sponsors = the sponsors by level
site-part-people = whom to ask, and who speaks
site-part-speakers = who speaks
site-part-team = whom to ask
site-part-timetable = the timetable; with a date behind it, of that day
site-part-board = the first lines of the board
site-pages = The site
site-pages-of-it = Pages
site-new-page = New page
site-edit-page = Edit a page
site-look-at-it = Look at it
site-no-pages-yet = No page is written yet. Until then the front page says what the event itself knows: days, houses, whom to ask.
site-draft-word = draft
site-n-left-out = { $n ->
    [one] { $n } thing left out
   *[other] { $n } things left out
}
site-in-the-menu = “{ $word }” in the menu
site-written-by = { $who }, { $when }
site-taken-off = Taken off the site
site-take-off = Take off the site
site-put-back = Put back
site-can-come-back = It goes from the site for everybody. Its history stays, and from the list of pages it can be put back.
site-title = Title
site-address = Address
site-address-hint = Behind /about/: a to z, 0 to 9, - and / between parts. Empty: the front page.
site-menu-word = Word in the menu
site-menu-hint = Empty: not in the menu.
site-order = Place in the menu
site-language = Language
site-any-language = The event has one language
site-only-the-team = A draft: only the team sees it.
site-aliases = Old addresses
site-aliases-hint = One a line, such as faq/ or location/#day-two. Whoever opens one comes here.
site-text-hint = Markdown: # heading, - list, [text](page-or-https-link), tables, [^1] footnotes, - [ ] tasks. The list below says what else it may name.
site-what-a-page-may-name = What a page may name
site-on-a-line-of-its-own = On a line of its own:
site-look = Look and foot
site-look-line = The event in a line
site-look-line-hint = What it is and for whom: “Two days on which contributors build together.”
site-look-city = City
site-look-accent = Colour
site-look-coloured = A colour of its own
site-look-accent-hint = For links and buttons. It is made darker or lighter where it could not be read.
# A colour, and what it became.
site-accent-too-light = { $asked } is too light on white: it is { $fitted } there.
site-accent-too-dark = { $asked } is too dark on a dark page: it is { $fitted } there.
site-look-links = Links at the foot
site-look-links-hint = One a line: its name, then its address.
site-look-gathering = Gathering
site-look-gathering-hint = A word that sibling events share, such as rustfest-paris. Empty: it stands alone.
site-sponsors-hint = In the order in which they stand. A row without a name, level, link and text goes.
site-sponsor-n = Sponsor { $n }
site-sponsor-name = Name
site-sponsor-level = Level
site-sponsor-link = Link
site-sponsor-text = In their words

## The gathering around it: sibling events under one roof

gathering-events-of = Events of { $name }
gathering-its-events = Events
gathering-talks = Talks
gathering-workshops = Workshops
gathering-impl-days = { $n ->
    [one] impl Day
   *[other] impl Days
}
gathering-date = { $date } { $month }
gathering-dates = { $first }–{ $last } { $month }
gathering-now = Now and next
gathering-next = Next
gathering-alone = No other event that is kept here names the same gathering.
gathering-shares-tickets = Tickets of the gathering are good here
gathering-shares-tickets-hint = Those of its other events that say so, too. Ours are good there.
gathering-sponsor = Supports the whole gathering: all its events name it
gathering-page-is-shared = The other events of the gathering show it, too, where they have no page at this address.
# A page that another event wrote.
gathering-page-of = This page is from { $event }.
# A ticket, and whose list it is on.
door-from-sibling = { $ticket } · from the list of { $event }
door-bring-name = Bring in { $name } and check in
gathering-goes-along = My name and what I said may go along to the other events of this gathering
# Where one signs up for a workshop; a link to the question.
gathering-goes-along-if = Your name is known at the other events of this gathering if you let it go along
gathering-goes-along-hint = When you come there with your ticket or in this browser, you need not say it again. What you eat and what you need to take part stays here.
gathering-known-from = This is what you said at { $event }. Look through it and save: so it is known here, too.
gathering-came-from = What is known of you here came from { $event }, and is known there still.
gathering-copy-there = What you let go along is known at { $event }, too.
gathering-erase-there = Erase it there

## Where the event is shown

stream-watch-at = Watch at { $host }
stream-opens-there = It opens there. Nothing of that site is loaded before you press.
stream-begins = It begins on { $day }.
stream-is-over = It is over, and nothing can be seen again yet.
stream-nowhere-yet = Nobody said yet where it is shown.
stream-next = Next
stream-nothing-now = Nothing is on the timetable just now.
stream-nothing-more = Nothing more is on the timetable today.
stream-recordings = To see again
# Below the few sessions that are named: how many more are on or come next.
on-now-and-more = { $n } more

## The timetable and the site, in the history and in refusals

did-plan-session = { $who } put “{ $title }” on the timetable
did-describe-session = { $who } changed “{ $title }” on the timetable
did-restore-session = { $who } said that “{ $title }” takes place
did-cancel-session = { $who } cancelled “{ $title }”
did-withdraw-session = { $who } took “{ $title }” off the timetable
did-pick = { $who } wants to be at “{ $title }”
did-pick-for = { $who } noted that { $name } wants to be at “{ $title }”
did-unpick = { $who } will not be at “{ $title }”
did-unpick-for = { $who } noted that { $name } will not be at “{ $title }”
did-write-page = { $who } wrote the page “{ $title }”
did-remove-page = { $who } took the page “{ $title }” off the site
did-put-back-page = { $who } put the page “{ $title }” back on the site
did-sponsor = { $who } changed the sponsors: { $n ->
    [0] none now
    [one] { $n } now
   *[other] { $n } now
}
did-dress = { $who } changed how the site looks
refused-gone-talk = This session is not on the timetable any more. Look at the timetable.
refused-gone-page = This page is not there any more. Look at the list of pages.
refused-no-such-time = On { $day } the clocks are put forward over { $time }. Choose a time before or after.
refused-room-taken = “{ $title }” is in that room until { $until }. { $free } is free: take that, or another time.
refused-all-rooms-taken = “{ $title }” is in that room until { $until }, and no other room is free then. Choose another time.
refused-no-such-file = The site has no file { $given }. Bring it in under Files, or write an address that begins with https://.
refused-over-already = That hour is over already. Choose a day and an hour to come.
refused-on-the-spot = What you call yourself takes 15 to 90 minutes. Choose that many, or ask a coordinator.
refused-session-full = “{ $title }” has { $seats ->
    [one] { $seats } seat, and it is taken
   *[other] { $seats } seats, and all are taken
}. Look again later, or ask there when it begins.
refused-not-a-permalink = “{ $given }” cannot stand in an address. Take a to z, 0 to 9, - and / between the parts.
refused-permalink-taken = The page “{ $title }” has this address in the same language. Choose another one.
refused-alias-taken = “{ $alias }” leads to the page “{ $title }” already. Take it out of the old addresses here, or there.
refused-alias-is-a-room = “{ $alias }” is a room of the event, and links lead there. Take it out of the old addresses.
refused-leads-elsewhere = This address leads to the page “{ $title }”. Choose another one, or take it out of that page’s old addresses.
refused-not-a-colour = “{ $given }” is no colour. Write it like #0b5b4c.
field-minutes = the minutes
field-permalink = the address of the page
field-colour = the colour
refused-not-a-language = “{ $given }” is no language. Write its tag, like fr or pt-BR.
field-language = the language

# Files of the site: pictures, slides, a style sheet.
site-files = Files
site-files-of-it = On the site
site-files-none = No file is here yet. Pictures, slides and a style sheet of your own go here; pages then name them.
site-files-choose = Choose files
site-files-hint = Pictures as JPEG, PNG, WebP, GIF or SVG; PDF; a style sheet; or any other file to take away. 20 MB each, 64 MB at once. A file with a name that is here already takes its place. Pictures are made smaller for readers, and what a camera wrote into them, such as the place, is left out.
site-files-bring = Bring in
site-files-change = Replace or take off
site-files-replace-with = The new file; it keeps the name
site-files-replace = Replace
site-files-can-come-back = Nothing uses it. The history can bring it back.
site-files-leaves-a-gap = It is used here: { $where }. There it is left out from then on. The history can bring it back.
site-files-used = Used here: { $where }
site-files-unused = Not used yet
site-files-pixels = { $width } × { $height } pixels
site-files-kilobytes = { $n } kB
site-look-logo = Logo
site-look-logo-hint = Stands beside the event’s name on the site’s pages. On dark screens it has light paper behind it.
site-look-stylesheet = Style sheet
site-look-stylesheet-hint = A CSS file of your own, read after the program’s. The handbook says which tokens it may set. Pages where the site is written do not use it.
site-look-no-file = None
site-hero = Picture on top
site-hero-focus = What is always seen
site-hero-focus-hint = Where the screen is narrow, the picture is cut. Say which point stays: how far from the left and from the top, such as 50% 30%.
did-file = { $who } put the file { $path } on the site
did-take-file-off = { $who } took the file { $path } off the site
refused-gone-file = This file is not there any more. Look at the page that led here once more.
refused-file-path = No file can be called “{ $given }”. Take letters without accents, digits and hyphens, and an ending, such as hall.jpg.
refused-file-alike = The files { $path } and { $other } differ only by capital letters, which not every computer can tell apart. Give it another name.
refused-file-large = The file { $path } has { $size } MB; { $most } MB are possible. Save it smaller, or put it elsewhere and link to it.
refused-file-many = The event has { $most } files already. Take some off first.
refused-file-no-room = All files of the event together, with those that they replaced, may have { $most } MB. Put large ones elsewhere and link to them.
refused-file-pixels = The picture { $path } has { $width } × { $height } pixels. Up to { $most } million are possible, and { $side } on a side; save it smaller.
refused-file-kind = The file { $path } is not what its name says. Save it once more from the program that made it, or give it its right ending.
refused-file-foreign = The file { $path } is a kind of picture that not every browser shows. Save it as JPEG or PNG.
refused-file-broken = The file { $path } cannot be read as a picture. Perhaps it did not arrive whole; try once more, or save it anew.
refused-file-fetches = Line { $line } of { $path } fetches something, and a style sheet may not. Write the rules into the file itself, without @import and url(…).
refused-file-unknown = No file { $given } is on the site. Bring it in first, under Files.
refused-file-unknown-near = No file { $given } is on the site. Perhaps { $near } is meant.
refused-file-not-fit = The file { $path } is something else than what is asked for there. Choose another one.
field-file = the file

## What other programs read

news = News
feed-lead = Announcements, projects, what came of them, and changes of the timetable.
feed-project = New project: { $title }
feed-outcome = Done: { $title }
feed-moved = Moved: { $title }
feed-cancelled = Cancelled: { $title }
for-other-programs = For calendars, apps and other sites
news-as-a-feed = News as a feed
today-as-data = Today as data

## The timetable

timetable = Timetable
to-the-timetable = To the timetable
timetable-is-empty = Nothing is on the timetable yet.
nothing-on-that-day = Nothing is on the timetable of this day.
all-rooms = All rooms
other-places = Other places
time-not-known-yet = No time yet
not-known-yet = Not known yet
hours-from-to = { $from } – { $to }
# An end after the clocks were put back in between: “2:00, …”.
after-clocks-back = { $time } (winter time)
n-minutes = { $n } min
n-hours-minutes = { $hours } h { $n } min
session-talk = talk
session-keynote = keynote
session-workshop = workshop
session-break = break
session-meeting = meeting
session-other = something else
session-kind = What kind
session-kind-word = In a word of your own
session-title = Title
session-subtitle = Subtitle
session-when = When
session-day = Day
session-begins = Begins at
session-minutes = Minutes
session-at-hint = In the event’s time zone. What begins before five in the morning belongs to the evening before.
session-speakers = Who speaks
session-host = Host
session-speakers-hint = Names with commas between them.
session-language = Language
session-track = Track
session-brief = What it is about, in short
session-text = What it is about
session-text-hint = Several lines; links and *emphasis* as in Markdown.
session-seats = Seats
one-signs-up = one signs up for a seat
session-slides = Slides
session-slides-hint = An address, or a file of the site: assets/looms.pdf
session-recording = Recording
session-not-recorded = Not recorded
session-license = Licence of the recording: { $license }
session-license-label = Licence of the recording
session-more = Subtitle, track, seats, links
session-more-links = More links, one on each line; what it is called may stand behind it
session-links = Links
session-was = Moved. Before it was: { $was }
this-session = This session
add-a-session = Add a session
change-this-session = Change this session
call-a-session = Take a room
call-a-session-hint = Take a free room for 15 to 90 minutes, for whatever you want to talk about. It stands on the timetable at once.
take-the-room = Take the room
choose-a-room = Choose a room
place-with-seats = { $seats ->
    [one] { $name } ({ $seats } seat)
   *[other] { $name } ({ $seats } seats)
}
all-the-same = All the same
cancelled = cancelled
it-takes-place = It takes place
cancel-this-session = Cancel it
take-off-the-timetable = Take it off the timetable
i-want-to-be-there = I want to be there
sign-up = Sign up
not-any-more = Not any more
you-signed-up = You have a seat.
one-of-your-picks = This is one of your picks.
one-of-my-picks = my pick
n-seats-left = { $n ->
    [0] No seat is left.
    [one] { $n } seat is left.
   *[other] { $n } seats are left.
}
# In the place of the button where one signs up.
session-is-full = Full: { $seats ->
    [one] the one seat is taken.
   *[other] { $seats } of { $seats } seats are taken.
}
session-is-full-hint = Look again later, or ask there when it begins.
you-picked-then = At the same time you picked: { $title }, { $hours }
my-picks = My picks
# Heading over what was moved or cancelled of what one picked, on top of the board and the timetable.
news-of-your-picks = News of your picks
# Button below it: then it is not said again.
i-have-seen-it = I have seen it
no-picks-yet = You have picked nothing yet. Open a session and say that you want to be there.
picks-stay-in-this-browser = Your picks stay in this browser. No account, and nobody is told.
picks-are-yours = Only you and the team see your picks.
into-my-calendar = Into my calendar
for-schedule-apps = For schedule apps
who-signed-up = Who signed up
who-picked-it = Who picked it
only-the-team-sees-this = Only the team sees this.
at-the-same-time = At the same time
at-the-same-time-as = At the same time as { $titles }
clash-in-the-room = In this room: { $title }, { $hours }
clash-at-the-spot = In the same place: { $title }, { $hours }
clash-of-a-speaker = { $names } speaks at the same time: { $title }, { $hours }
clash-of-picks = { $n } people picked both: { $title }, { $hours }
import-did-site = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
}, { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}
team-timetable-line = Talks, workshops, and rooms that people take themselves.
team-site-line = Pages, sponsors, and one colour.
