### Français. On dit vous, les boutons sont à l’infinitif, rien n'est genré.

language-name = Français
direction = ltr

## Around every page

skip-to-content = Aller au contenu
all-events = Tous les évènements
to-all-events = Voir tous les évènements
to-the-board = Retour au tableau
to-the-project = Retour au projet
this-event = Cet évènement
this-project = Ce projet
close = Fermer
cancel = Annuler
save = Enregistrer
edit = Modifier
demo-line = Démo :
demo-roles = Les rôles de la démo
as-of = Situation à
struck = (texte retiré)
somebody = quelqu’un
the-team = l’équipe

## Times and days

clock-time = { $hour } h { $minute }
clock-hour = { $hour } h
on-day = { $day }, { $time }
weekday = { $n ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[other] dimanche
}
day-short = { $weekday ->
    [1] Lun.
    [2] Mar.
    [3] Mer.
    [4] Jeu.
    [5] Ven.
    [6] Sam.
   *[other] Dim.
} { $date ->
    [1] 1er
   *[other] { $date }
}
month = { $n ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[other] décembre
}
day-long = { $weekday } { $date ->
    [1] 1er
   *[other] { $date }
} { $month }
from-to = du { $from } au { $to }

## Names and numbers

two-names = { $one } et { $two }
list-next = { $list }, { $next }
decimal-point = ,
names-and-more = { $names } et { $n ->
    [one] { $n } autre
   *[other] { $n } autres
}
n-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
n-of-m = { $here } sur { $all }
room-n = salle { $name }

## The board

days = Jours
houses = Lieux
rooms = Salles
now = Maintenant
now-and-next = Maintenant et ensuite
on-this-page = Sur cette page
slot-doors = ouverture des portes
slot-round = tour de table
slot-work = travail
slot-lunch = déjeuner
slot-winding-down = fin de journée
slot-closing = fermeture
new-here = Première fois ?
is-glad-to-help = { $name } vous aide volontiers.
ask-person-where = Demandez { $name }, { $where }.
how-to-begin = Comment commencer
coordinates = Coordination : { $name }
there-for-newcomers = Premiers pas : { $name }
conduct-contact = Code de conduite : { $name }, { $contact }
left-next = { $left ->
    [one] Plus que { $left } place, sinon { $name }
   *[other] Plus que { $left } places, sinon { $name }
}
seats-left = { $left ->
    [one] Plus que { $left } place
   *[other] Plus que { $left } places
}
full = Complet
full-next = Complet. { $name } a encore { $free ->
    [one] { $free } place
   *[other] { $free } places
}
running = En cours
ideas = Idées qui cherchent du monde
ideas-short = Idées
done = Fait
notes = Notes et questions
notes-short = Notes
finished = Terminé
head-where = Où
head-what = Quoi
head-for-whom = Pour qui, avec qui
head-seats = Places
add-a-project = Ajouter un projet
plus-project = + Projet
plus-done = + Fait
ask-for-help = Demander de l’aide
add-to-done = Ajouter un résultat
write = Écrire
copy-as-markdown = Copier en Markdown
copied = Copié
team-board = Vous voyez ceci avec l’accès de l’équipe, tous les noms compris.
paste-a-page = Coller une page
nothing-runs-yet = Rien n’est encore en cours. Lancez un projet, ou notez une idée et voyez qui vient.
no-ideas-yet = Pas encore d’idée qui cherche du monde. La vôtre peut être la première.
nothing-done-yet = Ce que la journée aura donné s’affichera ici : un lien, une phrase, une chose apprise.
no-notes-yet = Demandez, proposez, racontez : tout le monde ici le lira.
late-is-fine = Rien ne presse : le tableau de { $day } reste ouvert.
at-venue = Lieu : { $venue },
would-join = { $n ->
    [one] { $n } en serait
   *[other] { $n } en seraient
}
n-here = { $n ->
    [one] { $n } personne ici
   *[other] { $n } personnes ici
}
here-and-free = { $here } ici, { $free ->
    [0] aucun siège libre
    [one] { $free } siège libre
   *[other] { $free } sièges libres
}
paused-since = en pause depuis { $time }
idea-of = idée proposée par { $name }
newcomers-welcome = premiers pas bienvenus
newcomers-welcome-sentence = Premiers pas bienvenus.
starts-with = démarre à { $n }
asks-briefly = demande { $level }
some-experience = un peu d’expérience
experience = de l’expérience
much-experience = beaucoup d’expérience
needs-hands = besoin de monde
needs-mentor = besoin de mentorat
needs-reviewer = besoin de relecture
needs-board = besoin d’une carte électronique
needs-windows = besoin d’une machine Windows
needs-thing = besoin : { $thing }
answer = Répondre
answered = résolu
n-answers = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}

## Finding, keys, and what is said aloud

find = Chercher
find-on-the-board = Chercher sur ce tableau
filter = Filtrer
filter-needs = besoin de quelque chose
show-all = Tout afficher
nothing-fits = Rien de ce qui est en cours ne correspond à votre recherche.
keys = Raccourcis
keys-everything = Tab et Entrée mènent partout. Ces touches sont des raccourcis.
key-find = chercher sur le tableau
key-new-project = ajouter un projet
key-done = dire ce que ça a donné
key-help = demander de l’aide
key-next = projet suivant
key-previous = projet précédent
key-open = l’ouvrir
key-keys = cette page
key-close = fermer ce qui est ouvert
key-name-enter = Entrée
key-name-escape = Échap
keys-use = Utiliser ces touches
keys-use-hint = Sinon, aucune lettre seule n’a d’effet. Ce navigateur s’en souvient.
keys-while-typing = Pendant la saisie dans un champ, les lettres restent des lettres.
ear-projects = { $n ->
    [one] { $n } nouveau projet
   *[other] { $n } nouveaux projets
}
ear-joined = { $n ->
    [one] { $n } arrivée
   *[other] { $n } arrivées
}
ear-done = { $n ->
    [one] { $n } résultat de plus
   *[other] { $n } résultats de plus
}
ear-notes = { $n ->
    [one] { $n } nouvelle note
   *[other] { $n } nouvelles notes
}
ear-needs = { $n ->
    [one] { $n } projet en demande
   *[other] { $n } projets en demande
}
ear-changed = { $n ->
    [one] { $n } autre changement
   *[other] { $n } autres changements
}
ear-need = { $title } : { $need }
ear-found = { $shown } sur { $all }

## New here

new-here-title = Première fois ici
ask-person = Demandez à { $name }.
is-there-for-you = { $name } est là pour vous aujourd’hui, et aucune question n’est trop simple.
new-here-anyone = Demandez à n’importe quelle personne qui porte un badge.
new-here-step-1 = Regardez le tableau : chaque ligne est une table où l’on travaille sur un projet.
new-here-step-2 = Choisissez une ligne qui indique « premiers pas bienvenus », puis « Rejoindre » : vous saurez où aller et qui demander.
new-here-step-3 = Essayez. Vous pouvez changer de table, et apprendre quelque chose est déjà un résultat.
newcomers-welcome-here = Premiers pas bienvenus ici
none-says-so-yet = Aucun projet ne l’indique encore. Demandez quand même : un peu de compagnie fait presque toujours plaisir.

## A project

what-are-you-working-on = Sur quoi travaillez-vous ?
where = Où ?
room-table-landmark = Salle, table ou repère
for-whom-and-needs = Public et besoins
for-whom = Pour qui ?
what-it-needs = Besoins
need-hands = du monde
need-mentor = du mentorat
need-reviewer = une relecture
need-something-else = Autre chose : un adaptateur, un projecteur
newcomers-are-welcome = premiers pas bienvenus
how-many-places = Combien de places ?
how-many-to-start = À partir de combien de personnes ?
how-many-to-start-hint = À moins, aucune place n’y est proposée, et qui dit oui attend les autres. Laissez vide si une personne suffit.
how-well-to-know = Faut-il connaître le sujet ?
no-experience-needed = peu importe
asks-for = Il faut { $level }.
it-starts-with = Démarre à { $heads } personnes{ $lacks ->
    [0] .
    [one] : il en manque { $lacks }.
   *[other] : il en manque { $lacks }.
}
it-is-running = Démarrer maintenant
just-an-idea = Proposer comme idée
put-them-anyway = Continuer quand même
edit-project = Modifier { $title }
it-says-now = Texte actuel :
board-of-day = Tableau de { $day }
paused = en pause
an-idea = idée
your-place = Votre place
you-are-in = Vous en êtes.
go-to = Rendez-vous : { $place }.
ask-for = Demandez { $name }.
leave = Quitter
join = Rejoindre
i-would-join = Rejoindre si ça démarre
rather-not = Renoncer
you-would-have-joined = Vous disiez vouloir en être, et vous êtes désormais à { $title }. Si ce projet démarre, vous y restez.
you-would-join = Vous en serez si ça démarre. La personne qui lance l’idée peut compter sur vous.
finished-for-the-day = Terminé pour { $day }.
where-and-whether = Lieu et état
join-first-then-change = Rejoignez d’abord le projet. Vous pourrez ensuite le déplacer, le mettre en pause ou le terminer.
start-it = Démarrer
pause-it = Mettre en pause
finish-it = Terminer
go-on-with-it = Reprendre
move-it = Déplacer
here = Ici
who-would-join = Qui en serait
you = vous
since = depuis
free-place = siège libre
nobody-yet = Personne pour l’instant.

## Who one is

your-name = Votre nom ou un pseudo
your-name-hint = Un pseudo suffit.
who-may-see-your-name = Qui peut voir votre nom ?
listing-everyone = tout le monde
listing-participants = les personnes inscrites
listing-nobody = personne
my-place = Ma place
you-are-name = Vous êtes { $name }. Votre accès ici : { $role }.
you-are-role = Votre accès ici : { $role }.
your-name-is-shown-to = Qui voit votre nom : { $listing }.
no-name-yet = Vous n’avez pas encore donné de nom. La question viendra au moment d’écrire, de rejoindre un projet ou d’arriver dans un lieu.
no-place-yet = Vous n’êtes encore à aucun projet.
# $n est le nombre de places du projet.
began-without-you = { $n ->
    [one] { $title } a commencé, et sa seule place est allée à qui l’avait dit en premier. Une autre table sera contente de vous avoir.
   *[other] { $title } a commencé, et ses { $n } places sont allées à qui l’avait dit en premier. Une autre table sera contente de vous avoir.
}
look-at-the-board = Voir le tableau
you-are-at = Vous êtes ici : { $venue }
sign-out = Déconnecter cet appareil
role-visitor = visite
role-participant = participation
role-mentor = mentorat
role-greeter = accueil
role-coordinator = coordination
role-organiser = organisation

## Done

what-came-of-it = Qu’est-ce que ça a donné ?
what-came-of-it-label = Avec vos mots
what-came-of-it-hint = Un lien, une phrase, une chose apprise.
who = Qui ?
me = moi
others-by-name = D’autres noms : Ada, Linus
from-which-project = De quel projet ?
from-none = aucun
link-and-kind = Lien et type
a-link = Un lien
what-kind = Quel type ?
kind-pull-request = PR ouverte
kind-merged = intégré
kind-published = publié
kind-issue = ticket
kind-learned = appris
kind-taught = transmis
kind-written = écrit
kind-rocket = fusée

## Notes

write-a-note = Écrire une note
what-do-you-want-to-say = Que voulez-vous dire ?
note-announcement = Annonce
note-question = Question
note-help = Besoin d’aide
note-lost-found = Objets trouvés
about-which-project = À propos de quel projet ?
about-none = aucun
say-it = Publier
your-answer = Votre réponse
it-is-answered = Marquer comme résolu

## Houses

of-m-seats = sur { $seats } places
you-are-here = Vous êtes ici.
i-am-here = Signaler mon arrivée
i-am-leaving = Signaler mon départ
counted-by-hand = Comptage manuel
how-many-are-here = Combien de personnes sont ici en ce moment ?
count-hint = Les arrivées et les départs suivants se comptent à partir de ce nombre.
set-the-count = Enregistrer le nombre
nothing-runs-here = Rien n’est encore en cours ici.

## Events

create-an-event = Créer un évènement
create-it = Créer l’évènement
no-events-yet = Aucun évènement pour l’instant.
what-this-is = La page en direct des journées de contribution : ce qui se passe et où, qui a besoin de quoi, et ce que ça a donné.
event-title = Quel est son nom ?
first-day = Premier jour
last-day = Dernier jour
time-zone = Fuseau horaire
houses-and-rooms = Lieux et salles
houses-hint = Un lieu par ligne : nom : places ; salle : places ; @adresse. Par exemple : Formeret : 100 ; 101 : 40 ; 201 : 20 ; @17 rue de Cléry
people-to-ask-and-address = Contacts et nom dans l’adresse
who-is-there-for-newcomers = Qui aide aux premiers pas ?
who-coordinates = Qui coordonne ?
who-answers-for-conduct = Qui veille au code de conduite, et comment joindre cette personne ?
name-in-the-address = Nom dans l’adresse
organiser-link-needed = Ouvrez d’abord le lien d’organisation. Le programme l’a affiché dans sa fenêtre au démarrage.
this-link-makes-you = Ce lien vous donne l’accès { $role }.
come-in = Entrer

## History and undo: what happened, one sentence for each kind of change

the-clock = l’horloge
quoted = « { $text } »
did-on-day = { $said } ({ $day })
did-line = { $name } : { $text }
did-open = { $who } a ouvert l’évènement
did-describe-event = { $who } a modifié l’évènement : titre, fuseau horaire, contacts ou droits d’écriture
did-schedule = { $who } a modifié les jours
did-signpost = { $who } a modifié les repères : wifi, café, coin calme
did-change-word = { $who } a changé le mot du jour
did-take-word-away = { $who } a retiré le mot du jour
did-write-corner = { $who } a écrit dans le coin libre de { $day }
did-strike = { $n ->
    [one] { $who } a rendu illisible le texte de { $n } modification
   *[other] { $who } a rendu illisible le texte de { $n } modifications
}
did-come-in = { $who } a participé pour la première fois
did-bring-in = { $who } a noté le nom de { $name }
did-heart = { $who } a donné ou repris un cœur : personne d’autre ne lit ceci
did-touch = { $who } a modifié un nom, qui peut le voir, ou des réponses
did-hide = { $who } a masqué le nom de { $name }
did-show = { $who } a montré de nouveau le nom de { $name }
did-claim = { $who } a dit que le nom { $claimed } est le sien
did-decline = { $who } a dit que le nom { $name } n’est à personne
did-merge-people = { $who } a réuni deux fiches de { $name }
did-part-people = { $who } a séparé de nouveau les deux fiches de { $name }
did-arrive = { $who } a signalé son arrivée : { $house }
did-note-arrival = { $who } a noté l’arrivée de { $name } : { $house }
did-step-out = { $who } a signalé une sortie momentanée
did-note-stepping-out = { $who } a noté une sortie momentanée de { $name }
did-go-home = { $who } a signalé son départ
did-note-going-home = { $who } a noté le départ de { $name }
did-unsay = { $who } a effacé l’endroit où se trouve { $name }
did-furnish = { $who } a modifié le lieu { $house }
did-close = { $who } a fermé le lieu { $house }
did-reopen = { $who } a rouvert le lieu { $house }
did-count = { $n ->
    [one] { $who } a compté { $n } personne : { $house }
   *[other] { $who } a compté { $n } personnes : { $house }
}
did-add-project = { $who } a ajouté { $project }
did-add-idea = { $who } a ajouté l’idée { $project }
did-describe-project = { $who } a modifié la description de { $project }
did-move = { $who } a déplacé { $project } : { $place }
did-move-away = { $who } a retiré { $project } de sa place
did-turn-idea = { $who } a fait de { $project } une idée
did-start = { $who } a démarré { $project }
did-pause = { $who } a mis { $project } en pause
did-finish = { $who } a terminé { $project }
did-join = { $who } a rejoint { $project }
did-seat = { $who } a placé { $name } : { $project }
did-leave = { $who } a quitté { $project }
did-unseat = { $who } a retiré { $name } de { $project }
did-fill = { $who } a dit que { $project } est complet pour le moment
did-make-room = { $who } a dit que { $project } a de nouveau de la place
did-lead = { $who } a noté que { $name } mène { $project }
did-unlead = { $who } a noté que { $name } ne mène plus { $project }
did-continue = { $who } a mis { $project } aussi sur le tableau de { $day }
did-drop = { $who } a retiré { $project } du tableau de { $day }
did-merge = { $who } a réuni { $project } et { $into }
did-withdraw = { $who } a retiré { $what } du tableau
did-bring-back = { $who } a remis { $what } sur le tableau
did-record = { $who } a ajouté un résultat : « { $what } »
did-describe-outcome = { $who } a modifié un résultat : « { $what } »
did-announce = { $who } a annoncé : « { $text } »
did-ask = { $who } a demandé : « { $text } »
did-ask-for-help = { $who } a demandé de l’aide : « { $text } »
did-post-lost-found = { $who } a écrit aux objets trouvés : « { $text } »
did-answer = { $who } a répondu « { $answer } » à « { $text } »
did-unanswer = { $who } a retiré une réponse à « { $text } »
did-settle = { $who } a marqué « { $text } » comme résolu
did-unsettle = { $who } a rouvert « { $text } »
did-pin = { $who } a affiché « { $text } » sur toutes les pages
did-unpin = { $who } a retiré « { $text } » de toutes les pages
did-import = { $who } a importé la page « { $document } »
did-take-import-back = { $who } a annulé l’import de la page « { $document } »
did-import-again = { $who } a importé de nouveau la page « { $document } »
did-reach-slot = { $day } : { $what }
did-reach-day = Nous sommes { $day }
did-undo = { $who } a annulé une action de { $whom }, { $time }
did-take-back = { $n ->
    [one] { $who } a annulé { $n } action
   *[other] { $who } a annulé { $n } actions
}

## History and undo: the pages

history-of = Historique : { $what }
history-of-the-event = Historique
history-filter = Afficher
history-who = Qui
history-everybody = tout le monde
history-visitors = toutes les visites
history-what = Quoi
history-everything = tout
history-projects = projets
history-people = personnes
history-places = lieux
history-outcomes = résultats
history-notes = notes
history-event = l’évènement
history-since = Depuis
history-none = Rien de tel ne s’est passé.
history-older = Plus ancien
history-newest = Le plus récent
history-undone-by = Annulé par { $who }, { $time }
history-more-lines = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
history-look = Voir
history-whole = Tout l’historique
history-step = Une action de l’historique
history-before = Avant
history-after = Après
history-nothing = (rien)
history-way = le chemin
history-since-then = Depuis
history-to-be-undone = Ce qui devait être annulé
history-cannot = Impossible d’annuler
history-undone-steps = Ce qui a été annulé
undo = Annuler
undo-all-of-it = Tout cela s’annule ensemble.
undo-needs-name = Pour annuler, indiquez votre nom.
take-back = Annuler en bloc
take-back-title = Annuler les actions de quelqu’un
take-back-lead = Choisissez qui, et depuis quand. Vous voyez d’abord de quoi il s’agit ; rien ne se passe avant votre accord.
take-back-look = Voir d’abord
take-back-last-10 = 10 dernières minutes
take-back-last-hour = dernière heure
take-back-today = aujourd’hui
take-back-nothing = Il n’y a rien à annuler.
take-back-will = Ceci va être annulé : { $n }
take-back-stays = Ceci reste
take-back-n = { $n ->
    [one] Annuler { $n } action
   *[other] Annuler { $n } actions
}
take-back-more = { $n ->
    [one] { $n } action plus ancienne dépasse ce qui s’annule en une fois. Annulez d’abord celles-ci.
   *[other] { $n } actions plus anciennes dépassent ce qui s’annule en une fois. Annulez d’abord celles-ci.
}
taken-back-n = { $n ->
    [0] Rien n’a été annulé : quelqu’un a modifié cela entre-temps.
    [one] { $n } action annulée.
   *[other] { $n } actions annulées.
}

## What did not go

problem-title = Ça n’a pas marché
problem-not-found = Il n’y a pas de page à cette adresse. L’adresse est peut-être mal écrite, ou son contenu a disparu. Repartez du tableau.
problem-bad-form = Le formulaire est arrivé incomplet. Revenez en arrière et renvoyez-le.
problem-too-large = C’est trop long pour un formulaire. Raccourcissez et renvoyez.
problem-too-slow = Votre envoi n’est pas arrivé à temps. Revenez en arrière et renvoyez-le là où le réseau est meilleur.
problem-from-elsewhere = Ce formulaire venait d’un autre site. Ouvrez le tableau ici et remplissez-le de nouveau.
problem-broken = Quelque chose s’est cassé de notre côté (réf. { $reference }). Rechargez la page et regardez si votre envoi y est. Sinon, donnez cette référence à l’organisation.
rejected-not-saved = Rien n’est enregistré : le serveur ne peut pas écrire en ce moment. Votre texte est toujours là. Réessayez dans une minute.
rejected-reused = Ce formulaire a déjà été envoyé avec un autre contenu. Rechargez la page, puis renvoyez-le.
rejected-taken = Un autre évènement porte déjà ce nom dans son adresse. Choisissez un autre nom.
refused-empty = Il manque { $field }. Complétez et renvoyez.
refused-too-long = Trop long : { $field } ({ $length } caractères pour { $limit } au plus). Raccourcissez et renvoyez.
refused-not-a-link = « { $given } » n’est pas un lien. Écrivez une adresse qui commence par https:// ou http://.
refused-not-a-number = { $field } : ce nombre ne convient pas. Écrivez un nombre entier, { $most } au plus.
refused-not-a-time = « { $given } » n’est pas une heure. Écrivez-la en heures et minutes, par exemple 15:30.
refused-unknown-day = Ce jour ne fait pas partie de l’évènement. Choisissez un de ses jours.
refused-unknown-place = Cet évènement n’a pas ce lieu ou cette salle. Choisissez dans la liste, ou décrivez l’endroit avec vos mots.
refused-venue-known = Un autre lieu s’appelle déjà { $name }. Donnez un autre nom à celui-ci.
refused-gone-project = Ce projet n’est plus sur le tableau. Cherchez-le là, ou ajoutez-le de nouveau.
refused-gone-outcome = Ce résultat n’est plus sur le tableau. Ajoutez-le de nouveau au besoin.
refused-gone-message = Cette note n’est plus là. Regardez les plus récentes sur le tableau.
refused-gone-person = Cette personne n’est plus dans la liste. Choisissez dans la liste telle qu’elle est maintenant.
refused-gone-import = Cet import est introuvable. Regardez sur le tableau ce qui en reste.
refused-not-allowed = Pour { $act }, il faut un accès { $role }. { $role ->
    [organisation] Demandez un lien à l’organisation.
   *[other] Demandez un lien à la coordination.
}
refused-name-needed = Il manque un nom. Écrivez votre nom ou un pseudo ; vous choisissez qui peut le voir.
refused-full = { $name } : complet ({ $heads } sur { $seats }). Choisissez un autre endroit.
refused-full-next = { $name } : complet ({ $heads } sur { $seats }). Essayez { $place } : { $free ->
    [one] { $free } place libre
   *[other] { $free } places libres
}.
refused-project-full = { $title } : complet ({ $heads } sur { $seats }). Choisissez une autre table, ou demandez qu’on vous fasse une place.
refused-more-than-seats = { $seats ->
    [one] Il faudrait { $heads } personnes pour démarrer, et il n’y a que { $seats } place. Écrivez un nombre plus petit, ou plus de places.
   *[other] Il faudrait { $heads } personnes pour démarrer, et il n’y a que { $seats } places. Écrivez un nombre plus petit, ou plus de places.
}
refused-or-anyway = Vous pouvez aussi continuer quand même.
refused-changed-since = Entre-temps, { $name } a modifié la même chose. Comparez les deux versions, puis enregistrez encore ou revenez en arrière.
refused-not-on-that-day = Ce projet n’a pas lieu { $day }. Regardez le tableau d’un autre jour.
refused-finished = Ce projet est terminé pour la journée. Reprenez-le d’abord, ou choisissez un autre projet.
refused-full-for-now = { $title } ne prend personne pour le moment. Cherchez une autre table, ou demandez sur place quand venir.
refused-seats-held = Les chaises encore libres à { $title } sont gardées pour d’autres. Choisissez une autre table, ou demandez à l’accueil.
refused-in-use-day = Le tableau de ce jour n’est pas vide. Déplacez ou retirez d’abord ce qui s’y trouve, puis retirez le jour.
refused-in-use-room = Un projet se trouve dans cette salle. Déplacez-le d’abord, puis retirez la salle.
refused-in-use-house = Un projet se trouve dans ce lieu. Déplacez-le d’abord, puis réessayez.
refused-not-here = Personne n’a signalé votre présence aujourd’hui. Indiquez d’abord dans quel lieu vous êtes.
refused-itself = C’est déjà une seule et même chose. Choisissez autre chose.
refused-last-coordinator = Il ne resterait personne à la coordination. Invitez d’abord quelqu’un d’autre à coordonner.
refused-wrong-word = Ce n’est pas le mot du jour. Lisez-le sur l’écran mural ou sur une affiche, ou demandez à l’accueil.
refused-gone-session = Cet accès a été fermé entre-temps. Rechargez la page pour voir quels appareils sont connectés.
refused-gone-change = Cette modification n’est plus connue. Rechargez l’historique.
refused-too-late-to-undo = Modifié depuis par { $name } : impossible d’annuler à part. Comparez les deux, puis modifiez à la main si besoin.
refused-never-undone = Ceci ne peut pas être annulé. Modifiez-le à la main.
refused-not-open = Cet évènement ne le permet pas en ce moment. Repartez de son tableau.
refused-id-taken = Ce numéro est déjà pris. Rechargez la page, puis renvoyez.
refused-unknown-zone = Aucun fuseau horaire ne porte ce nom. Choisissez-en un dans la liste, par exemple Europe/Paris.
refused-days = Ces jours ne conviennent pas : le dernier ne peut pas précéder le premier, et 31 jours sont le maximum. Choisissez d’autres jours.
refused-slug-form = Le nom dans l’adresse compte de 2 à 40 caractères : a à z, 0 à 9 et -. Choisissez un autre nom.
refused-slug-reserved = Ce nom est réservé au programme. Choisissez un autre nom.

## What one may or may not do

act-write = écrire sur le tableau
act-announce = publier une annonce
act-count = compter les personnes
act-others = indiquer où se trouvent les autres
act-admit = faire entrer du monde
act-people = modifier le nom d’autres personnes
act-undo-any = annuler ce que d’autres ont fait
act-arrange = modifier l’évènement
act-invite = inviter du monde
act-put-anyway = placer du monde là où c’est complet
act-import = importer une page
act-withdraw = retirer du tableau ce que d’autres y ont mis, ou le remettre
act-strike = rendre un texte illisible
act-open = ouvrir un évènement
act-tick = donner l’heure

## Projects, outcomes and notes, changed

history = Historique
go-back = Revenir
choose-part-by-part = Vous êtes deux à avoir modifié la même chose. Pour chaque partie, choisissez la version qui reste ; vous pourrez encore la modifier ensuite.
keep-mine = La mienne
take-theirs = L’autre
nothing-there = (rien)
take-off-the-board = Retirer du tableau
it-can-be-brought-back = Cela disparaît du tableau, pour tout le monde. La page et l’historique restent, et permettent de tout remettre.
it-is-off-the-board = Ceci n’est plus sur le tableau.
taken-off-by = Retrait : { $name }
bring-it-back = Remettre sur le tableau
need-board = une carte électronique
need-windows = une machine Windows
newcomers = Premiers pas
what-to-install = Que faut-il installer avant de venir ?
label-to-import = Étiquette des tickets qui conviennent
label-to-import-hint = Par exemple : good first issue
how-to-reach-you = Comment vous joindre à distance ?
how-to-reach-you-hint = Un salon de discussion, un lien, une adresse.
when-you-look-next = Quand y regardez-vous ensuite ?
when-you-look-next-hint = Une heure de la journée, dans le fuseau de l’évènement : { $zone }.
runs-already = { $title } est déjà en cours.
runs-already-at = { $title } est déjà en cours : { $place }.
go-there = Y aller
a-second-table = Ouvrir une deuxième table
merge-with-another = Réunir avec un autre projet
merge-lead = « { $title } » rejoint un autre projet : ses membres et ses résultats y passent, et cette adresse y mène. Les deux gardent leur historique, et la séparation reste possible.
nothing-to-merge-with = Il n’y a pas d’autre projet sur le tableau.
part-of-which = Avec quel projet ?
choose-one = Choisir un projet
make-them-one = Réunir
is-part-of-this-now = « { $title } » fait maintenant partie de ce projet.
became-part-of-this = Réuni avec ce projet
take-apart-again = Séparer
what-goes-on = Qu’est-ce qui continue le jour suivant ?
what-goes-on-lead = Les projets cochés s’affichent aussi sur le tableau de { $day }, comme idées, à leur place : chaque personne y indique sa venue.
which-go-on = Projets
team-continue-line = Reporter les projets du jour sur le tableau du jour suivant.
continue-on = Continuer { $day }
it-goes-on = La suite : { $day }
everything-goes-on = Tout est déjà sur le tableau de { $day }.
no-day-after = Il n’y a pas de jour suivant.
full-for-now = complet pour le moment
ask-before-joining = Ce projet ne prend personne pour le moment. Demandez sur place quand venir.
take-people-in-again = Accueillir à nouveau
say-full-for-now = Complet pour le moment
to-begin-and-from-afar = Pour commencer, et à distance
install-first = À installer d’abord
issues-with-label = Tickets portant l’étiquette
reach-us = Nous joindre
we-look-there-next = Prochain passage
we-looked-there = Passage prévu
time-where-you-are = { $time } chez vous
leads = mène le projet
not-at-this-table = pas à cette table
i-lead-this = Mener ce projet
i-lead-this-no-more = Ne plus mener ce projet
who-leads-it = Qui mène le projet ?
they-lead-it = Confier le projet
they-lead-no-more = Retirer ce rôle
announcements = Annonces
pin = Afficher sur toutes les pages
unpin = Ne plus afficher partout
on-every-page = sur toutes les pages
resolved = résolu
back-with-its-owner = rendu
open-it-again = Rouvrir
open-this-result = Voir ce résultat
edit-this-result = Modifier ce résultat
written-down-by = Noté par { $name }
refused-past = Cette heure est déjà passée. Écrivez une heure à venir, ou laissez vide.

## Fields

field-title = le titre
field-audience = le public
field-where = l’endroit
field-needs = la liste des besoins
field-seats = le nombre de places
field-starts-with = le nombre de personnes pour démarrer
field-level = l’expérience demandée
field-name = le nom
field-who = le nom des personnes
field-what = le résultat
field-link = le lien
field-text = le texte
field-count = le nombre de personnes
field-day = le jour
field-zone = le fuseau horaire
field-venue = le lieu
field-address = l’adresse
field-slug = le nom dans l’adresse
field-contact = le contact
field-install = ce qu’il faut installer
field-label = l’étiquette
field-reach = le moyen de joindre le projet
field-time = l’heure
field-word = le mot du jour
field-corner = le coin libre
field-signpost = le repère
field-room = la salle
field-project = l’autre projet

## Too often

too-often-title = Un instant
too-often-session = Cela fait plus d’envois en peu de temps que n’en fait une personne : le dernier n’est pas passé. Vous pourrez le renvoyer dans { $wait }.
too-often-address = Trop d’envois sont venus de ce réseau en même temps : le dernier n’est pas passé. Vous pourrez le renvoyer dans { $wait }.
too-often-newcomers = Beaucoup de monde vient d’arriver par ce réseau pour la première fois : le dernier envoi n’est pas passé. Vous pourrez le renvoyer dans { $wait }, ou demander un lien à l’équipe.
too-often-guesses = Trop d’essais erronés sont venus de ce réseau. Vous pourrez essayer à nouveau dans { $wait }, ou demander un lien à l’équipe.
in-seconds = { $n ->
    [one] une seconde
   *[other] { $n } secondes
}
in-minutes = { $n ->
    [one] une minute
   *[other] { $n } minutes
}
too-often-kept = Votre texte est gardé ici :
send-it-again = Renvoyer

## Telling others

share = Partager
to-share = Retour au partage
the-address = L’adresse
say-it-so = À dire : { $spoken }.
sign-dot = point
sign-slash = barre oblique
sign-hyphen = tiret
sign-colon = deux-points
to-scan = À scanner
qr-of = Code QR de { $name }
share-texts = Pour une messagerie ou un courriel
share-text = { $title }, { $days } : qui travaille sur quoi, où, et ce qui en est sorti. Venez voir et participer : { $address }
copy-text-in = Copier : { $language }
write-a-mail = Écrire un courriel
share-on-a-site = Pour votre site
copy-snippet = Copier { $name }
live-board-of = { $name }, le tableau en direct
on-paper = Sur papier
on-paper-lead = Une feuille A4 pour chaque lieu et chaque table, avec son signe, ses sièges et un code à scanner.
choose-a-poster = Choisir une affiche
share-local = Seul cet appareil peut ouvrir cette adresse. Les autres ne le peuvent pas, même en la recevant.
share-local-try = Ouvrez cette page par une adresse que les autres peuvent ouvrir : le programme affiche celles de cette machine à son démarrage. S’il n’a affiché que celle-ci, démarrez-le avec --listen 0.0.0.0:2018. S’il a un nom sur Internet, démarrez-le avec --base-url.
posters = Affiches
to-posters = Retour aux affiches
all-posters = Toutes les affiches
poster-of = Affiche : { $name }
posters-lead = Une feuille A4 par affiche. Celles des lieux vont aux portes, celles des projets sur les tables.
no-tables-yet = Aucun projet n’a encore de table ce jour-là.
poster-local = Seul cet appareil peut ouvrir l’adresse de cette page : les affiches n’en montrent donc aucune.
print-hint = Imprimez cette page par le menu du navigateur ou avec Ctrl et P (⌘ et P) : A4, à 100 %, une feuille par affiche. L’encre noire suffit.
room-with-seats = { $name } ({ $seats })
house-has-seats = { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
} dans ce lieu.
tick-one = Asseyez-vous et cochez-en un.
tick-one-of = { $seats ->
    [one] Un siège. Asseyez-vous et cochez-le.
   *[other] { $seats } sièges. Asseyez-vous et cochez-en un.
}
make-a-stroke = { $seats ->
    [one] { $seats } siège. Asseyez-vous et tracez un trait ici :
   *[other] { $seats } sièges. Asseyez-vous et tracez un trait ici :
}
word-of-the-day-is = Mot du jour : { $word }
something-wrong = Un problème, ou quelqu’un de déplaisant ?
ask-anybody-of-the-team = Adressez-vous à l’équipe.

## Import

import-title = Importer une page
import-lead = Collez le Markdown d’un document partagé : ses tableaux de ce qui est en cours et de ce qui est fait, et ses compteurs. Vous voyez d’abord ce qui changerait ici ; rien n’est enregistré sans votre accord.
import-text = Le texte de la page
import-document = Le nom de la page
import-document-hint = Ce nom sert à reconnaître les lignes : la même page deux fois ne change rien, une version plus récente n’ajoute que les nouveautés.
import-as = Importer comme
import-as-live = projets en cours, résultats et comptages
import-as-ideas = idées
import-as-past = projets terminés et résultats
import-preview = Prévisualiser
import-bring = Importer
import-what-it-does = Ce qui changerait
import-nothing = Rien de nouveau dans cette page.
import-new-projects = Nouveaux projets
import-new-outcomes = Nouveaux résultats
import-by-nobody = sans nom
import-same = { $n ->
    [one] { $n } ligne est déjà connue et ne change pas.
   *[other] { $n } lignes sont déjà connues et ne changent pas.
}
import-differs = Différent sur le tableau
import-differs-lead = Ces lignes sont déjà connues, mais le tableau dit autre chose. Le texte du tableau est conservé.
import-differs-cell = { $cell } : « { $here } » ici, « { $there } » dans la page
import-cell-what = Quoi
import-cell-where = Où
import-cell-audience = Pour qui
import-cell-remarks = Remarques
import-cell-count = Nombre
import-on-board = Déjà sur le tableau
import-on-board-lead = Ces lignes sont sur le tableau, mais viennent d’ailleurs. Pas besoin de les ajouter une seconde fois.
import-days = Jours à préciser
import-days-lead = Certains jours de la page ne sont pas clairs ici. Choisissez une date pour chacun, puis prévisualisez à nouveau.
import-no-heading = Lignes sans jour
import-choose-day = Choisir un jour
import-counts = Comptages
import-count = { $place } : { $n } ({ $day })
import-no-house = Aucun lieu ne s’appelle « { $place } » ici. L’endroit reste tel qu’écrit.
import-unknown-place = Aucun lieu ne s’appelle « { $place } » ici. Saisissez ce nombre à la main.
import-left-out-outcomes = { $n ->
    [one] { $n } résultat est laissé de côté : une idée n’en a pas.
   *[other] { $n } résultats sont laissés de côté : une idée n’en a pas.
}
import-left-out-counters = { $n ->
    [one] { $n } compteur est laissé de côté : cela ne vaut que pour des projets en cours.
   *[other] { $n } compteurs sont laissés de côté : cela ne vaut que pour des projets en cours.
}
import-later = { $n ->
    [one] { $n } ligne dépasse ce qu’un seul import peut prendre. Importez ensuite la même page encore une fois.
   *[other] { $n } lignes dépassent ce qu’un seul import peut prendre. Importez ensuite la même page encore une fois.
}
import-not-understood = Laissé de côté ou à vérifier
import-at-line = ligne { $line }
import-unknown-table = Ce tableau est laissé de côté, car ses colonnes n’ont pas de sens ici : { $columns }
import-unknown-column = La colonne « { $name } » est laissée de côté.
import-missing-separator = Ce tableau n’a pas de ligne de tirets sous son en-tête. La lecture s’est faite quand même.
import-long-row = { $columns ->
    [one] Cette ligne a { $cells } cellules, le tableau { $columns } colonne. Le surplus est joint à la dernière cellule.
   *[other] Cette ligne a { $cells } cellules, le tableau { $columns } colonnes. Le surplus est joint à la dernière cellule.
}
import-rows-apart = Des lignes placées sous une ligne vide ont été rattachées au tableau précédent.
import-line-in-table = Cette ligne de tableau n’a pas de barre verticale et est laissée de côté : { $text }
import-counter-too-large = Ce compteur indique un nombre invraisemblable et est laissé de côté.
import-not-utf-8 = Des octets qui ne sont pas en UTF-8 ont été remplacés.
import-no-table = Aucun tableau lisible ici. Collez le Markdown de la page avec les barres de ses tableaux ; il faut des colonnes « Quoi » et « Où » (ou « Public »), ou bien « Qui » et « Quoi ».
import-no-table-found = Aucun tableau lisible ici ; colonnes trouvées : { $found }. Renommez-les en « Quoi » et « Où » (ou « Public »), ou en « Qui » et « Quoi », puis réessayez.
import-not-text = Ce n’est pas du texte. Collez le Markdown de la page.
import-too-large = Cette page fait { $bytes } octets, et la limite est de { $limit }. Collez-la en plusieurs parties.
import-answer-days = Certaines lignes n’ont pas encore de jour. Choisissez un jour pour chaque titre.
import-changed = Le tableau a changé depuis cet aperçu. Vérifiez encore, puis importez la page.
imports-so-far = Imports effectués
import-take-back = Annuler l’import
import-take-back-hint = Ce qu’elle a créé disparaît, et ce qu’elle a remplacé redevient comme avant. Ce que quelqu’un a changé depuis reste, ainsi que les personnes qu’elle nomme.
import-did = { $projects ->
    [one] { $projects } projet
   *[other] { $projects } projets
}, { $outcomes ->
    [one] { $outcomes } résultat
   *[other] { $outcomes } résultats
}
import-taken-back = Import annulé.
import-taken-back-kept = { $n ->
    [one] Import annulé. { $n } ligne modifiée depuis reste sur le tableau.
   *[other] Import annulé. { $n } lignes modifiées depuis restent sur le tableau.
}

## The wall

wall = Écran mural
wall-title = { $day } · { $event }
wall-newest = { $who } : { $what }
wall-full = complet pour le moment
wall-join = Tout voir, ajouter son projet
wall-word = Le mot du jour
wall-wifi = Wifi
wall-more = { $n ->
    [one] { $n } de plus : scanner
   *[other] { $n } de plus : scanner
}
lamp-hands = du monde
lamp-mentor = mentorat
lamp-reviewer = relecture
lamp-board = carte
lamp-windows = Windows

## The report

report = Bilan
report-done = Les projets et leurs résultats
report-people = Les personnes
report-projects = Projets
report-outcomes = Résultats
report-others = Sans projet
report-nothing-yet = Rien pour le moment. Ce qui est ajouté au tableau apparaît ici aussitôt.
report-hidden = Les personnes qui l’ont choisi sont comptées sans être nommées. Cette page et son Markdown ne contiennent que ce que tout le monde peut voir.

## Les salles de l’équipe

team = Équipe
to-the-team = Retour à l’équipe
team-only = Cette page est celle de l’équipe. Demandez à la coordination un lien qui ouvre l’accueil ou la coordination ; un tel lien s’ouvre sur cet appareil.
team-now = Maintenant
team-letting-in = Faire entrer
team-walls = À montrer à tout le monde
the-event-itself = L’évènement lui-même
team-people = Personnes
team-people-line = Qui est là et où, et les noms que quelqu’un dit être les siens.
team-messages = Questions et appels à l’aide
team-messages-line = Ce qui a été demandé aujourd’hui, sur le tableau.
team-word-line = Sans billet, on le dit à l’accueil ou on le tape.
team-invite-line = Un lien pour aider, pour le mentorat, pour mener un projet.
team-signed-in-line = Changer ce que quelqu’un peut faire, ou y mettre fin.
team-wall-line = Le tableau, sur un écran lisible de loin.
team-share-line = L’adresse en mots, un code QR, des textes à transmettre, des affiches.
team-report-line = Les personnes, les projets et leurs résultats, à cet instant.
team-settings = Réglages
team-settings-line = Jours, lieux, salles, contacts, et ce que tout le monde cherche.
team-history = Historique
team-history-line = Ce qui a changé, par qui, et comment l’annuler.
team-import-line = Reprendre ce qui se trouve sur une autre page.
team-safe-line = Où sont les données, à qui, et que faire si cet ordinateur est perdu.
names-wait = { $n ->
    [one] { $n } nom attend
   *[other] { $n } noms attendent
}
n-open = { $n ->
    [one] { $n } en attente
   *[other] { $n } en attente
}
n-links = { $n ->
    [0] aucun lien valable
    [one] { $n } lien valable
   *[other] { $n } liens valables
}
n-signed-in = { $n ->
    [one] { $n } appareil
   *[other] { $n } appareils
}
no-backup-yet = pas encore de sauvegarde
backup-of = sauvegarde : { $time }
visitor-can = Lire le tableau.
participant-can = Prendre part : projets, résultats, questions.
mentor-can = Prendre part, et aider les autres.
greeter-can = Faire entrer, compter, indiquer où sont les personnes, voir tous les noms.
coordinator-can = Comme l’accueil, et inviter, annoncer, organiser, annuler.
organiser-can = Tout faire, et détenir les données.

## Inviter

invite = Inviter
invite-as = À quel titre ?
invite-lead = Le lien demande un projet : la personne qui l’ouvre indique aussitôt ce qu’elle mène.
invite-how-many = Pour combien de personnes ?
invite-one = une
invite-other-number = ou un autre nombre
invite-until = Jusqu’à quand ?
until-tonight = ce soir
until-end = la fin de l’évènement ({ $day })
until-date = une date
make-a-link = Créer un lien
invite-until-wrong = Le lien aurait déjà expiré, ou n’expirerait que dans des années. Choisissez une date à partir d’aujourd’hui.
open-links = Liens valables
links-are-shown-once = Un lien n’est montré qu’au moment où il est créé : le programme n’en garde rien qui puisse servir à entrer. S’il est perdu, révoquez-le et créez-en un autre.
link-lets-in = { $n ->
    [one] Fait encore entrer { $n } personne, jusqu’à { $until }.
   *[other] Fait encore entrer { $n } personnes, jusqu’à { $until }.
}
revoke = Révoquer
revoke-the-link = Révoquer le lien : { $role }
only-an-organiser-ends-it = Seule l’organisation peut changer cela.
no-open-links = Aucun lien n’est valable en ce moment.
link-for = Un lien : { $role }
link-is-shown-now-only = À copier ou à scanner maintenant : il ne sera plus montré.
the-link = Le lien
copy-the-link = Copier le lien
to-all-links = Voir tous les liens
invite-text = Voici une invitation à { $title } (rôle : { $role }). Ouvrez ce lien et appuyez sur « Entrer » ; il est valable jusqu’à { $until } : { $address }
invite-text-lead = Vous menez un projet à { $title }. Ouvrez ce lien, appuyez sur « Entrer » et dites en une minute de quoi il s’agit ; il est valable jusqu’à { $until } : { $address }
link-is-unknown = Ce lien n’est pas connu ici. Il a été révoqué, ou son adresse n’est pas arrivée entière. Demandez-en un nouveau à la personne qui vous l’a envoyé.
link-is-too-old = Ce lien était valable jusqu’à { $until }. Demandez-en un nouveau à la personne qui vous l’a envoyé.
link-is-used-up = Ce lien est épuisé : il a servi autant de fois que prévu. Demandez-en un nouveau à la personne qui vous l’a envoyé.
link-asks-for-a-project = Ensuite, une page vous demande ce que vous menez.
link-keeps-you = Vous restez { $name }.
link-works-until = Il est valable jusqu’à { $until }.

## Qui est là par un lien

who-is-signed-in = Appareils connectés
signed-in-lead = Tous les appareils qui ont reçu un rôle. Un appareil déconnecté ici l’est aussitôt, sur toutes ses pages ouvertes.
name-or-role = Nom ou rôle
nobody-by-name = sans nom
this-device = cet appareil
role-of = Rôle de { $name }
change-the-role = Changer
sign-them-out = Déconnecter
sign-out-name = Déconnecter { $name }
nobody-is-signed-in = Aucun appareil n’a encore reçu de rôle.
nobody-fits = Rien ne correspond.
n-more-signed-in = { $n ->
    [one] { $n } autre n’est pas dans la liste. Cherchez un nom ou un rôle.
   *[other] { $n } autres ne sont pas dans la liste. Cherchez un nom ou un rôle.
}
n-visitors-signed-in = { $n ->
    [0] Aucune visite n’a laissé de nom sur un appareil.
    [one] En outre, { $n } appareil de visite est connu. Les visites sont seulement comptées.
   *[other] En outre, { $n } appareils de visite sont connus. Les visites sont seulement comptées.
}

## Le mot du jour

word-of-the-day = Mot du jour
no-word-today = Pas de mot aujourd’hui
no-word-today-lead = Il n’y a pas de mot aujourd’hui : personne n’entre ainsi.
word-lead = À dire à l’accueil ; l’écran mural le montre aussi, quand l’équipe l’y ouvre. Il se tape à l’adresse { $address }.
make-a-new-word = Créer un nouveau mot
word-after = Les personnes déjà entrées le restent. L’ancien mot n’est aussitôt plus valable, sur les affiches non plus.
come-in-by-the-word = Ouvrir ce que le code ouvre
come-in-lead = Tapez le mot du jour, et vous y êtes.
word-hint = Il est affiché sur l’écran mural du lieu. Demandez à l’accueil si vous ne le voyez pas.
nobody-to-let-in = Aucun appareil n’est connu sous ce nom. Montrez le mot du jour, ou créez un lien.

## Ce qu’apporte qui mène un projet

your-project = Votre projet
your-project-lead = Une page, et il est sur le tableau, mené par vous. Tout peut être changé plus tard.
in-three-lines = En trois lignes : de quoi s’agit-il, et pour qui ?
on-which-day = Quel jour ?

## Est-ce sûr ?

is-it-safe = Est-ce sûr ?
safe-demo = Ceci est la démo : les gens sont inventés, et rien n’est gardé quand elle se termine.
where-the-data-is = Où sont les données
data-in-one-file = Tout est dans un seul fichier sur cette machine. Rien n’est envoyé ailleurs.
data-who-reads = Seul le compte qui fait tourner le programme peut l’ouvrir. Une personne qui met la main sur le disque le peut aussi, sauf s’il est chiffré.
last-backup = Dernière sauvegarde
no-backup-yet-sentence = Aucune sauvegarde n’a encore été faite.
how-to-back-up = Tapez ceci dans une deuxième fenêtre pendant que le programme tourne ; cela prend quelques secondes. Mettez le fichier sur une clé ou une autre machine, le matin et à midi.
backup-file-example = /cle/lundi.sqlite
who-owns-it = Qui peut agir pour l’organisation
organiser-sessions = { $n ->
    [0] Aucun appareil n’est connecté à l’organisation par un lien de cet évènement.
    [one] { $n } appareil est connecté à l’organisation.
   *[other] { $n } appareils sont connectés à l’organisation.
}
organiser-links = { $n ->
    [0] Aucun lien valable ne donne accès à l’organisation.
    [one] { $n } lien valable donne accès à l’organisation.
   *[other] { $n } liens valables donnent accès à l’organisation.
}
organiser-link-printed = Le lien que le programme a affiché au démarrage, tant qu’il tourne. Une personne qui a vu la fenêtre peut l’avoir ; arrêter puis relancer le programme en crée un nouveau.
who-sits-at-the-machine = La personne qui est devant cette machine avec le compte qui fait tourner le programme.
if-it-is-lost = Si cet ordinateur est perdu
lost-what-is-in-it = Le fichier contient les noms ou pseudos et qui peut les voir, comment joindre certaines personnes, qui a travaillé sur quoi et où, et tout ce qui a été écrit.
lost-what-is-not = Il ne contient aucun mot de passe : il n’y en a pas. Des liens et des appareils connectés, il n’y a que des empreintes, par lesquelles on n’entre pas.
lost-who-reads = La personne qui a l’ordinateur peut lire tout cela si son disque n’est pas chiffré. Chiffrez le disque avant l’évènement ; c’est le seul remède.
lost-step-restore = Sur une autre machine, remettez la dernière sauvegarde et lancez le programme :
lost-step-revoke = Déconnectez les appareils qui ne devraient pas l’être, et révoquez les liens qui étaient valables.
lost-step-tell = Dites aux gens ce qui s’y trouvait : leurs noms vous étaient confiés.
how-it-travels = Comment cela voyage
wire-here = Vous avez ouvert cette page sur la machine elle-même : ce que vous voyez et écrivez ne la quitte pas.
wire-here-then = Les téléphones et autres ordinateurs passent par une autre adresse. Ouvrez cette page par celle-là pour lire ce qui vaut pour eux.
wire-plain = Cette page est arrivée en http simple. En chemin, rien n’est caché : c’est comme une carte postale.
wire-plain-risk = Une personne malveillante sur le même réseau peut lire ce que les gens écrivent, et prendre la marque par laquelle un appareil est connu ici, et avec elle son rôle. Les autres voient seulement les pages.
wire-plain-do = Pour une journée dans un lieu dont le wifi a un mot de passe, cela suffit d’ordinaire. Prenez un tel réseau, mettez fin aux rôles de l’équipe le soir, et n’écrivez ici rien qui doive rester secret.
wire-plain-better = Mieux : placez le programme derrière un proxy en https, et lancez-le avec --base-url https://… et --trust-proxy.
wire-https = Cette page est arrivée en https. En chemin, personne ne peut ni la lire ni la changer.
wire-proxy = Cette page est arrivée en https jusqu’au proxy placé devant le programme. Entre les deux, elle circule en clair : gardez-les sur une même machine ou dans un réseau à vous.
wire-cookies = La marque par laquelle un appareil est connu ici n’est envoyée qu’en https.

## Settings

settings = Réglages
facts = L’évènement
add-or-remove = Ajouter ou retirer
add-a-house = Ajouter un lieu
closed = fermé
no-signposts-yet = Le wifi et le café restent introuvables. Indiquez où ils sont.
of-m-places = pour { $seats }
name-and-seats = { $name } ({ $seats })
who-may-edit = Qui peut modifier le tableau ?
editing-anyone = Quiconque ouvre la page modifie le tableau ; ce qui tourne mal s’annule.
editing-tickets = Les personnes qui ont un billet ou que l’équipe a fait entrer modifient le tableau. Les autres lisent.
editing-team = Seule l’équipe modifie le tableau. Les autres lisent.
could-still-write = { $n ->
    [one] Parmi les personnes connectées en ce moment, vous seriez la seule à pouvoir écrire.
   *[other] Parmi les personnes connectées en ce moment, { $n } pourraient écrire, dont vous.
}
choose-somebody = Choisir une personne
nobody-chosen = personne
or-type-a-name = Ou tapez : Ines, +33 1 99 00 12 34
remove = Retirer
remove-thing = Retirer { $thing }
one-more-day = Un jour de plus
one-more-day-hint = Il reprend les heures du jour précédent.
add-the-day = Ajouter le jour
slots-hint = Effacez une heure pour retirer la ligne. À partir de la fin de journée, chaque page demande ce que ça a donné.
what-is-on-when = Le programme
row-time = Ligne { $n }, heure
row-what = Ligne { $n }, quoi
row-words = Ligne { $n }, en vos mots
row-where = Ligne { $n }, où
something-else = autre chose
the-same-every-day = pareil tous les jours
what-it-is-called = Quel est son nom ?
address = Adresse
way-there = Le chemin depuis le premier lieu
places-hint = Laissé vide, on ne compte pas.
rooms-hint = Effacez un nom pour retirer la salle.
name-of-room = Salle { $n }, nom
seats-of-room = Salle { $n }, places
more-rooms = Autres salles
more-rooms-hint = Une salle par ligne : nom : places. Par exemple : 101 : 40
not-used-any-more = Plus utilisé ?
close-hint = Un lieu fermé n’est plus proposé. Ce qui s’y est passé reste, et on peut le rouvrir.
reopen-hint = Il n’est plus proposé. Ce qui s’y est passé reste connu.
close-it = Fermer ce lieu
reopen-it = Rouvrir ce lieu
signposts-hint = Ce que tout le monde cherche. Cela figure sur le tableau, sauf ce qui reste vide.
wifi-network = Réseau wifi
wifi-password = Mot de passe wifi
wifi-password-hint = Seules les personnes présentes aujourd’hui le voient, sur leur page et celle de leur lieu, et l’équipe.
other-signposts = Autre chose

## What everybody looks for

where-is-what = Où trouver quoi
signpost-wifi = Wifi
signpost-coffee = Café et eau
signpost-quiet = Coin calme
signpost-toilets = Toilettes
signpost-step-free = Accès sans marches
its-password = mot de passe
password-is = mot de passe
password-for-who-is-here = Le mot de passe s’affiche ici pour les personnes présentes. Indiquez d’abord où vous êtes.

## The free corner

corner = Coin libre
corner-of = Coin libre de { $day }
corner-is-empty = De la place pour tout : des liens, un plan, qui apporte le gâteau.
corner-hint = Markdown : # titre, - liste, [texte](https://lien). Seuls les liens http et https fonctionnent.
field-as-markdown = Texte, en Markdown
read-it-all = Tout lire
written-last-by = Dernière écriture : { $name }
what-stood-here-before = ce qui figurait avant
preview = Aperçu
your-text = Votre texte
choose-a-text = Reprenez dans le vôtre ce qu’il faut en garder, puis enregistrez ; ou laissez ce qui y figure.
save-mine = Enregistrer le mien
keep-theirs = Laisser ce qui y figure

## Here and away

today = Aujourd’hui
say-where-you-are = Où êtes-vous ? Ouvrez la page de votre lieu et signalez votre arrivée.
is-at = À { $venue } aujourd’hui
out-for-a-while = Sortie momentanée. La place à { $venue } est gardée jusqu’au soir ; après 15 minutes, quelqu’un d’autre peut prendre le siège.
out-until = Sortie momentanée, retour vers { $time }. La place à { $venue } est gardée jusqu’au soir ; après 15 minutes, quelqu’un d’autre peut prendre le siège.
back-again = Signaler le retour
back-about = Retour vers (facultatif)
step-out = Signaler une sortie
gone-home = Noter le départ
where-are-you = Où êtes-vous ?
where-are-they = Dans quel lieu ?
is-here = Noter l’arrivée
out-now = en sortie
here-and-out = { $here } sur place, { $out } en sortie
names-you-claim = Noms que vous dites être les vôtres
the-team-looks-at-it = L’équipe vérifie.
your-own-page = Votre page, vue par les autres

## People

people = Personnes
find-somebody = Un nom, un sujet, un projet
here-today = Ici aujourd’hui
nobody-to-show = Personne à montrer ici.
not-here-yet = Les autres
claims-waiting = Est-ce bien le cas ?
says-to-be = dit être
somebody-says-to-be = { $by } dit être { $name }. Est-ce bien le cas ?
that-is-so = C’est bien cela
no = Non
typed-names = Noms écrits par d’autres
typed-names-hint = D’autres les ont écrits, ici ou dans une page importée.
removed-names = Noms retirés
show-again = Montrer à nouveau
nobody-to-see = Il n’y a personne à voir à cette adresse. Cherchez parmi les personnes.
name-is-removed = Le nom est retiré, partout et tout de suite.
name-is-hidden = Ce nom est retiré : seule l’équipe le voit.
this-is-you = C’est vous.
is-that-you = Est-ce vous ?
somebody-typed-this-name = Quelqu’un d’autre a écrit ce nom ici.
that-is-me = C’est moi
it-is-not-me = Ce n’est finalement pas moi
you-said-that-is-you = Vous avez dit que c’est vous. L’équipe vérifie.
please-remove-this-name = Retirer ce nom
remove-hint = Il disparaît tout de suite, de toutes les pages, sans avoir à dire pourquoi.
is-at-projects = Dans ces projets
leads-it = mène le projet
let-in = Faire entrer
let-in-hint = Une personne venue sans billet peut entrer : elle compte alors comme une participation.

## Two entries, one person

two-entries-one-person = Deux fiches, une personne ?
this-entry = Cette fiche
is-this-person = est cette personne
typed-by-others = { $name } (écrit par d’autres)
see-what-moves = Voir ce qui change
merge-becomes = { $person } devient { $into }.
merge-moves = Ce qui change :
merge-moves-nothing = Rien d’autre ne change.
merge-sits = { $day } : un siège à { $project }
merge-sits-elsewhere = { $day } : le siège à { $project } se libère, l’autre fiche en a déjà un
merge-leads = mène { $project }
merge-is-at = { $day } : à { $venue }
merge-outcomes = { $n ->
    [one] { $n } résultat
   *[other] { $n } résultats
}
merge-notes = { $n ->
    [one] { $n } note ou réponse
   *[other] { $n } notes et réponses
}
merge-hint = L’autre nom ne s’affiche plus. L’historique permet de l’annuler.
they-are-one = C’est la même personne

## Told more plainly: a lead's two choices, links, one's own name, coming in

running-or-later = En cours : on le trouve au tableau et on vient à sa table. Pour plus tard : il figure parmi les idées jusqu’à ce que quelqu’un le lance.
for-later = Pour plus tard, une idée
until-which-date = Le dernier jour, si vous choisissez une date
your-name-here = Votre nom ici
welcome-you-are-in = Bienvenue, c’est fait. Dites dans quel lieu vous êtes, puis regardez le tableau.
you-walk-in = Vous passez à l’improviste ?
come-in-by-todays-word = Entrer avec le mot du jour
did-erase = { $who } a fait effacer tout ce que l’on savait sur soi
did-forget-sensitive = Régimes alimentaires et besoins ont été effacés, comme promis
did-forget-all = Ce que les gens avaient dit sur eux a été effacé, comme promis
did-say-yes = { $who } a dit venir { $day }
did-say-perhaps = { $who } a dit venir peut-être { $day }
did-say-no = { $who } a dit ne pas venir { $day }
did-plan = { $who } a dit quand venir
did-plan-for = { $who } a noté quand { $name } vient
did-admit = { $who } a donné une place à { $name } pour { $day }
did-expect = { $who } a noté que { $name } va à { $house } { $day }
did-expect-anywhere = { $who } n’a plus de lieu noté pour { $name } { $day }
did-agree = { $who } a modifié les conditions : places et durée de conservation
did-ask-questions = { $who } a modifié le questionnaire
did-look = { $who } a ouvert la liste des participants
act-answers = voir les réponses des participants

## Le questionnaire

the-questionnaire = Questionnaire
who-sees-answers = La coordination voit les réponses. Qui mène le projet où vous êtes voit ce qui porte la mention « visible par qui mène », et personne ne voit autre chose. Régimes et besoins sont effacés le soir après le dernier jour.
answers-are-kept-until = Tout est conservé jusqu’au { $until }, puis effacé.
nothing-is-asked-any-more = Ces journées sont passées et ce que les gens avaient dit sur eux est effacé. Il n’y a plus de questions.
only-with-a-ticket = Ici, il faut un billet pour répondre. Connectez-vous avec le vôtre.
who-are-you = Qui êtes-vous ?
have-a-ticket = Vous avez un billet ?
when-do-you-come = Quand venez-vous ?
i-come = Je viens
i-perhaps-come = Peut-être
i-do-not-come = Pas ce jour-là
not-the-whole-day = Pas toute la journée ?
morning = Matin
afternoon = Après-midi
from-about = À partir d’environ
until-about = Jusque vers
day-is-full = Toutes les places sont prises : ce serait la liste d’attente.
you-wait-as = Vous avez le numéro { $place } sur la liste d’attente. Nous vous prévenons dès qu’il y a une place.
what-brings-you = Qu’est-ce qui vous amène ?
all-answers-are-free = Cochez ce qui convient, laissez le reste.
an-answer-is-needed = (nécessaire)
leads-see-this = Visible par qui mène.
in-your-own-words = { $question } Avec vos mots
one-on-each-line = Autre chose, un élément par ligne
anything-else = Autre chose
yes = Oui
nobody-to-help = Personne
i-agree = J’accepte
is-saved = Enregistré
is-being-saved = Enregistrement …
some-answers-do-not-fit = { $n ->
    [one] Une réponse ne convient pas ; elle est signalée ci-dessous. Tout le reste est enregistré.
   *[other] { $n } réponses ne conviennent pas ; elles sont signalées ci-dessous. Tout le reste est enregistré.
}
some-answers-do-not-fit-yet = { $n ->
    [one] Une réponse ne convient pas ; elle est signalée ci-dessous. Rien n’est encore enregistré.
   *[other] { $n } réponses ne conviennent pas ; elles sont signalées ci-dessous. Rien n’est encore enregistré.
}
answer-is-missing = Une réponse est nécessaire ici.
answer-not-agreed = Sans cet accord, on ne peut pas participer. En cas de doute, demandez à la coordination.
answer-is-too-long = C’est trop long : { $limit } caractères au plus.
answer-has-too-many = { $limit ->
    [one] C’est trop : { $limit } élément au plus.
   *[other] C’est trop : { $limit } éléments au plus.
}
answer-is-no-number = Il faut un nombre entier de 0 à { $most }.
answer-is-no-date = Il faut une date, par exemple 2018-05-28.
answer-is-unknown = Ce choix n’existe pas ici. Choisissez à nouveau.
answer-times = Ces heures ne conviennent pas : écrivez-les comme 10:30, la plus tôt d’abord.
only-if-answered = Seulement si la réponse à « { $question } » est : { $answer }.
this-or-more = { $least } ou plus
level-not-at-all = Pas encore
level-a-little = Un peu
level-well = Bien
level-very-well = Très bien
question-level = Connaissez-vous bien le sujet de ces journées ?
first-is-for = Sans obligation : qui débute obtient une place où quelqu’un a du temps. La coordination le voit, et qui mène votre table.
question-first = Est-ce votre première fois à une telle journée ?
question-areas = Qu’est-ce qui vous intéresse ?
question-wishes = Sur quoi aimeriez-vous travailler ?
question-hint-wishes = Ce que vous préférez d’abord.
question-knows = Je connais …
question-learns = J’aimerais apprendre …
question-mentor = Combien de débutants aideriez-vous ?
question-languages = Quelles langues parlez-vous ?
question-system = Quel système a votre ordinateur ?
question-diet = Que ne mangez-vous pas ?
question-hint-diet = Pour le déjeuner. La cuisine reçoit des nombres, pas de noms.
question-access = De quoi avez-vous besoin pour participer ?
question-hint-access = Un accès sans marches, un coin calme, une interprétation, tout autre besoin.
question-photo = Peut-on vous photographier ?
question-contributed = Avez-vous déjà contribué ?
question-hours = Quand arrivez-vous et partez-vous ?
choice-areas-docs = Documentation
choice-areas-tests = Tests
choice-areas-compiler = Compilateur
choice-areas-tools = Outils
choice-areas-libraries = Bibliothèques
choice-areas-web = Web
choice-areas-embedded = Embarqué
choice-areas-design = Design
choice-areas-community = Communauté
choice-languages-en = Anglais
choice-languages-fr = Français
choice-languages-de = Allemand
choice-languages-es = Espagnol
choice-system-linux = Linux
choice-system-macos = macOS
choice-system-windows = Windows
choice-system-wsl = Windows avec WSL
choice-photo-fine = Oui
choice-photo-ask = Demandez-moi d’abord
choice-photo-never = Pas de photos de moi
event-asks-its-own = Cet évènement a ses propres questions.
event-asks-the-standard = Cet évènement pose les questions habituelles.
see-it-as-others-do = Voir comme tout le monde
the-questions-as-a-file = Les questions, en TOML ou JSON
questions-hint = Chaque question a un nom (key) et un genre, kind (text, note, yes-no, one, several, list, number, date, level, consent), et au besoin ask, hint et options par langue, required, sharing (private ou leads) et shown-if. Les noms qui figurent ici au départ ont partout le même sens. Les réponses déjà données restent avec leur nom.
preview-it = Regarder d’abord
back-to-the-standard = Revenir aux questions habituelles
as-it-is-asked = Comme on le demande
asked-besides = Le nom, les jours et qui peut voir le nom sont demandés en plus.
not-kept-yet = Ce n’est pas encore enregistré.
questions-unreadable = Ce ne sont pas des questions : { $why }
question-too-long = La question « { $key } » a un texte trop long : { $limit } caractères au plus.
questions-do-not-hang-together = Chaque question a besoin d’un nom à elle, en minuscules, chiffres et traits d’union ; « one » a besoin d’options ; et une question ne peut dépendre que d’une question placée plus haut.

## Sa place, ses jours et ses données

your-answers-are-saved = Vos réponses sont enregistrées. Vous pouvez les changer jusqu’au dernier jour.
all-is-erased = Tout ce que l’on savait sur vous est effacé.
fill-in-the-questionnaire = Remplir le questionnaire
my-days = Mes jours
change-my-answers = Changer mes réponses
your-house-is = Allez à { $house }
your-house-changed = Votre lieu a changé : { $house }
still-coming = Vous venez toujours ?
yes-i-come = Oui, je viens
no-i-do-not = Non
your-ticket = Votre billet
your-ticket-as-a-square = Votre billet, pour la porte
show-it-at-the-door = À montrer à la porte. Qui l’a entre à votre place : ne le montrez à personne d’autre.
your-data = Ce que l’on sait sur vous
your-data-is-yours = Vous pouvez voir, corriger et emporter tout ce que l’on sait sur vous, et le faire effacer.
see-your-data = Voir
erase-me = M’effacer
you-have-not-said = Vous n’avez pas dit si vous venez.
you-do-not-come = Vous ne venez pas.
you-perhaps-come = Vous venez peut-être
you-come = Vous venez
in-the-morning = le matin
in-the-afternoon = l’après-midi
from-about-time = à partir d’environ { $time }
until-about-time = jusque vers { $time }
correct-it = Corriger
take-it-along = Emporter dans un fichier
who-you-are = Qui vous êtes
what-you-answered = Vos réponses
you-answered-nothing = Vous n’avez encore répondu à rien.
what-you-present = Ce que vous présentez
what-you-wrote = Ce que vous avez écrit
what-happened-with-you = Ce qui s’est passé
reaching-you = Comment vous joindre
your-email = Votre adresse électronique
your-handle = Votre nom sur une forge
your-language = Votre langue
ticket-is-void = plus valable
what-goes = Ce qui disparaît
what-goes-text = Votre nom, adresse, billet, réponses et jours, et toutes vos connexions, sur chaque appareil, tout de suite et pour toujours. Votre nom disparaît du tableau, de l’historique et du compte rendu.
what-stays = Ce qui reste
what-stays-text = Les personnes comptées, ce sur quoi vous avez travaillé et ce qui en est sorti, signé « quelqu’un ». Les copies faites par d’autres, comme une page exportée, nous échappent.
you-leave-the-team-too = Vous êtes de l’équipe : votre accès se termine aussi.
strike-what-i-wrote = { $n ->
    [one] Rayer aussi ce que j’ai écrit : { $n } texte
   *[other] Rayer aussi ce que j’ai écrit : { $n } textes
}
strike-hint = Vos notes, réponses et résultats. Les résultats de plusieurs personnes perdent leurs mots pour toutes. Ce qu’est un projet reste, car plusieurs l’écrivent.
it-cannot-be-undone = Personne ne peut l’annuler.
erase-me-now = Effacer tout ce qui me concerne

## Se connecter

sign-in = Se connecter
sign-in-by-ticket = Se connecter par billet
sign-in-lead = Connectez-vous avec votre billet.
ticket-code = Code du billet
ticket-code-hint = Il figure sur le billet et dans le courriel. Espaces et majuscules ne comptent pas.
email-hint = Celle à laquelle le billet a été envoyé.
no-ticket = Pas de billet ?
ticket-is-for = Ce billet est pour { $name }.
on-your-own-device = Connectez-vous sur un appareil à vous. Il ne faut pas de mot de passe.
ticket-does-not-fit = Cela ne correspond pas. Vérifiez le code et l’adresse dans le courriel. S’ils sont justes, demandez à { $whom }.

## Les réponses, pour qui peut les lire

what-they-answered = Réponses
shared-with-you = Partagé avec vous, qui menez ce projet
shared-with-leads-hint = Les gens ont partagé ceci avec qui mène le projet où ils sont. Ne le montrez à personne d’autre.
two-have-this-ticket = { $name } a le même code de billet. Aucune des deux personnes ne peut se connecter avec.

## Lettres

letters = Lettres
letters-line = Liens d’entrée, « toujours partant ? » et messages par courriel
letters-lead = Écrivez par courriel aux gens de cet évènement. Chaque lettre est dans la langue que la personne a choisie. Aucune ne contient d’image, ni rien qui dise qui l’a lue.
mail-goes-by = Les lettres partent par le serveur de courriel { $server }.
mail-goes-to-files = Aucun serveur de courriel n’est indiqué : les lettres sont écrites dans des fichiers, dans { $folder }. Lancez le programme avec --smtp pour les envoyer.
mail-goes-nowhere = Ce programme n’envoie pas de lettres : ce qui est écrit ici attend.
links-lead-here-only = Les liens de ces lettres ne mènent qu’à cette machine. Lancez le programme avec --base-url et l’adresse à laquelle les autres le trouvent.
letters-figures = Où en sont les lettres
letters-waiting = en attente
letters-sent = envoyées
letters-filed = en fichiers
letters-failed = pas envoyées
letters-unknown = sort inconnu
write-letters = Écrire
letters-place = Envoyer les liens d’entrée
letters-place-line = Un lien qui fait entrer quelqu’un et montre son billet, ses jours et où aller. Un par personne.
letters-reminder = Demander : toujours partant { $day } ?
letters-reminder-line = Une lettre par personne et par jour, avec trois réponses au choix.
letters-moved = Prévenir qui change de lieu { $day }
letters-moved-line = Chaque changement de lieu est annoncé une fois.
letters-message = Écrire un message
letters-message-line = À tous ceux qui viennent un jour, dans un lieu, à ceux qui attendent, ou à ceux qui changent de lieu.
to-whom = À qui
people-coming-on = Tous ceux qui viennent { $day }
people-at-house = Attendus à { $house } { $day }
people-waiting-on = En attente d’une place { $day }
people-moved-on = Ceux qui changent de lieu { $day }
people-with-a-place = Tous ceux qui ont un billet ou une place
n-letters = { $n ->
    [one] { $n } lettre
   *[other] { $n } lettres
}
send-n-letters = { $n ->
    [one] Envoyer { $n } lettre
   *[other] Envoyer { $n } lettres
}
nobody-to-write-to = Il n’y a personne à qui écrire : personne n’est dans ce groupe, la lettre est déjà écrite, ou aucune adresse n’est connue.
they-get-it = { $n ->
    [one] { $n } personne la reçoit
   *[other] { $n } personnes la reçoivent
}
they-have-no-address = { $n ->
    [one] { $n } personne n’a pas d’adresse de courriel
   *[other] { $n } personnes n’ont pas d’adresse de courriel
}
they-had-it-before = { $n ->
    [one] { $n } personne a déjà cette lettre
   *[other] { $n } personnes ont déjà cette lettre
}
tell-them-otherwise = Prévenez-les autrement : à la porte, ou par le projet où se trouve leur place.
how-it-reads = Ce qu’on y lit
letter-subject = Objet
letter-text = Votre message
look-at-it = Relire d’abord
all-letters = Toutes les lettres
no-letters-yet = Aucune lettre n’a encore été écrite.
newest-letters = De toutes les lettres, voici { $n } : celles en difficulté, puis les dernières.
letter-kind-place = Lien d’entrée
letter-kind-reminder = Toujours partant ?
letter-kind-moved = Changement de lieu
letter-kind-message = Message
letter-waits = attend son tour
letter-waits-again = attend ; nouvel essai { $time }
letter-is-sending = envoi en cours
letter-was-sent = envoyée { $time }
letter-was-filed = écrite dans un fichier { $time }
letter-is-unknown = sort inconnu : peut-être envoyée, peut-être pas
letter-has-failed = pas envoyée
why-no-address = Aucune adresse de courriel n’est connue.
why-not-an-address = Ce qui est connu comme adresse de courriel n’en est pas une.
why-refused = Le serveur de courriel l’a refusée.
why-busy = Le serveur de courriel ne pouvait pas la prendre à ce moment-là.
why-unreachable = Le serveur de courriel n’a pas été atteint.
why-not-let-in = Le serveur de courriel n’accepte pas ce programme.
why-cut = La connexion s’est coupée avant que le serveur de courriel dise oui.
why-stopped = Le programme s’est arrêté pendant l’envoi.
why-no-file = Le fichier n’a pas pu être écrit.
it-said = Sa réponse : { $said }
n-tries = { $n ->
    [one] essayée une fois
   *[other] essayée { $n } fois
}
send-letter-again = Renvoyer
send-letter-again-to = Renvoyer à { $name }
letter-may-come-twice = Si vous la renvoyez, elle arrivera peut-être deux fois.
letter-to-nobody = une personne qui n’est plus là
to-the-letters = Vers les lettres
letters-written = { $n ->
    [0] Aucune lettre n’a été écrite : elles l’étaient déjà.
    [one] { $n } lettre a été écrite. Elle part toute seule.
   *[other] { $n } lettres ont été écrites. Elles partent toutes seules.
}

## Dans les lettres

letter-hello = Bonjour { $name },
letter-place-subject = Votre lien d’entrée pour { $title }
letter-place-text = vous avez une place à { $title }, { $days }. Ce lien est à vous seul. Il montre votre billet, vos jours et où aller :
letter-place-link = Mon billet et mes jours
letter-place-until = Il est valable jusqu’à { $until }. L’ouvrir ne change rien : la page demande d’abord.
letter-reminder-subject = { $title } : toujours partant { $day } ?
letter-answer-yes = Oui, je viens
letter-answer-perhaps = Peut-être
letter-answer-no = Non, je ne peux pas venir
letter-reminder-after = Chaque lien ouvre une page avec un seul bouton. Rien n’est noté avant que vous appuyiez dessus.
letter-moved-subject = { $title } : { $day }, allez à { $house }
letter-moved-text = votre lieu a changé. Pour { $day }, allez à { $house }.
letter-moved-address = L’adresse : { $address }
letter-foot = Écrit par la page de { $title } :

## Les pages qu’ouvrent les liens des lettres

way-in-of = Bonjour { $name }
way-in-lead = Ce lien est le lien d’entrée de { $name } pour { $title }. Si ce n’est pas vous, fermez cette page.
way-in-button = Entrer en tant que { $name }
way-in-other = Jusqu’ici, ce navigateur était celui de { $name }. Ensuite, ce sera le vôtre.
way-in-expired = Ce lien était valable jusqu’à { $until }.
way-in-new = Un nouveau lien peut partir à l’adresse de courriel connue.
way-in-send-new = M’envoyer un nouveau lien
way-in-is-sent = Un nouveau lien part à l’adresse de courriel connue, au plus un par heure. Regardez votre messagerie.
way-in-no-mail = Demandez-en un nouveau à la porte, ou à l’équipe de l’évènement.
still-title = Toujours partant { $day } ?
still-hello = { $name }, il s’agit de { $title }.
still-so-far = Votre réponse jusqu’ici : { $answer }
still-said-yes = oui
still-said-perhaps = peut-être
still-said-no = non
still-nothing-so-far = Vous n’avez encore rien dit de ce jour.
still-press = Votre réponse est notée quand vous appuyez sur le bouton.
still-choose = Choisissez une réponse. Elle est notée quand vous appuyez sur le bouton de la page suivante.
still-noted-yes = C’est noté : vous venez { $day }. Merci.
still-noted-perhaps = C’est noté : vous venez peut-être { $day }. Merci.
still-noted-no = C’est noté : vous ne venez pas { $day }. Merci de l’avoir dit : quelqu’un d’autre aura la place.
still-waits = Vous attendez une place. La page de l’évènement vous dira quand une place se libère.
still-other = Une autre réponse
still-over = Ce lien concernait un jour passé.
how-to-get-in = Comment trouver et entrer
link-to-a-map = Lien vers un plan
where-on-earth = Coordonnées
minutes-on-foot = Minutes à pied depuis le premier lieu
house-hours = Ouvert
house-access = Marches, ascenseur, portes
house-meet = Où et quand se retrouver pour y aller

## Qui vient : prévision, liste d’attente, plan des lieux, feuille de cuisine et liste

who-comes = Qui vient
who-comes-line = Combien seront là, dans quel lieu, qui attend, et ce qu’il faut à la cuisine.
nobody-said-yet-no-tickets = Personne n’a encore dit venir, et aucun billet n’a été importé. Les deux se font avant l’évènement : importer les billets, ou transmettre le questionnaire.
nobody-said-yet = Personne n’a encore dit venir. { $n ->
    [one] Une personne a un billet.
   *[other] { $n } personnes ont un billet.
}
n-said-nothing = { $n ->
    [one] Une personne avec un billet n’a pas encore dit si elle vient ; elle n’est pas comptée ici.
   *[other] { $n } personnes avec un billet n’ont pas encore dit si elles viennent ; elles ne sont pas comptées ici.
}
nobody-says-yes = Personne n’a encore dit venir { $day }.
so-many-come = De { $low } à { $high } personnes { $day }.
overflows-so-often = { $house } ({ $seats }) déborde { $n } { $half ->
    [1] matins
   *[other] après-midi
} sur 100.
overflows-hardly-ever = { $house } ({ $seats }) déborde moins d’{ $half ->
    [1] un matin
   *[other] un après-midi
} sur 100.
overflows-nearly-always = { $house } ({ $seats }) déborde plus de 99 { $half ->
    [1] matins
   *[other] après-midi
} sur 100.
together-enough = Tous les lieux ensemble ({ $seats }) suffisent { $n } jours sur 100.
more-about-who-comes = Encore sur qui vient
holds-all-who-go-there = { $house } ({ $seats }) accueille toutes les personnes qui peuvent y aller.
together-hold-all = Tous les lieux ensemble ({ $seats }) accueillent toutes les personnes qui peuvent venir.
together-nearly-always-enough = Tous les lieux ensemble ({ $seats }) suffisent plus de 99 jours sur 100.
legend-said = { $n ->
    [one] trait fin : { $n } a une place et vient, sûrement ou peut-être
   *[other] trait fin : { $n } ont une place et viennent, sûrement ou peut-être
}
legend-band = barre épaisse : de { $low } à { $high } seront là, huit jours sur dix
legend-median = marque dans la barre : { $n }, aussi souvent plus que moins
legend-seats = { $n ->
    [one] marque longue : tous les lieux accueillent { $n } personne
   *[other] marque longue : tous les lieux accueillent { $n } personnes
}
how-it-is-computed = Comment c’est calculé
rests-on-known = Le calcul repose sur { $known } jours comptés ailleurs par d’autres organisateurs, car le programme ne connaît encore aucun jour d’ici.
rests-on-own = Le calcul repose sur { $own ->
    [one] un jour
   *[other] { $own } jours
} des évènements gardés ici.
rests-on-both = Le calcul repose sur { $own ->
    [one] un jour
   *[other] { $own } jours
} des évènements gardés ici, et de moins en moins sur { $known } jours comptés ailleurs par d’autres organisateurs.
known-pairs = Ces jours-là, personnes venues sur personnes inscrites : { $pairs }.
came-of = { $came } sur { $registered }
expected-rates = Sur 100 personnes intéressées, on en attend environ { $interested } ; sur 100 qui ont confirmé, environ { $confirmed }. Cela change bien plus d’un jour à l’autre que d’une personne à l’autre, et quelques jours en disent peu : d’où la barre large. Elle se resserre à mesure que les gens confirment ou disent non.
how-confirmed-is-assumed = À quel point les gens qui ont confirmé viennent plus sûrement n’a pas été compté ; on suppose qu’ils manquent un quart à sept dixièmes aussi souvent, chaque cas étant aussi probable.
how-band-is-meant = Un jour sur dix, il en vient moins que ne le dit la barre, un jour sur dix, plus. Les gens sans billet et ceux qui n’ont rien dit n’y sont pas.
who-said-what = Qui a dit quoi, par demi-journée
head-confirmed = Confirmé
head-interested = Intéressé
head-waiting = En attente
n-said-no = { $n ->
    [one] Une personne a dit ne pas venir.
   *[other] { $n } personnes ont dit ne pas venir.
}
so-many-came = { $came ->
    [one] Une personne est venue,
   *[other] { $came } personnes sont venues,
} dont { $said } l’avaient dit.
so-many-came-so-far = { $came ->
    [one] Une personne est venue jusqu’ici,
   *[other] { $came } personnes sont venues jusqu’ici,
} dont { $said } l’avaient dit.
so-many-go-there = { $said } y vont, dont de { $low } à { $high } sont attendues.
nobody-goes-there = Personne n’y est envoyé.
house-has-no-figure = Il n’est pas écrit combien de personnes il accueille.
no-house-yet = Il n’y a pas encore de lieu.
who-goes-where = Qui va où
n-wait = { $n ->
    [one] Une personne attend une place
   *[other] { $n } personnes attendent une place
}

waiting-list = Liste d’attente
places-taken-of = { $day }, places prises : { $taken } sur { $places }.
nobody-has-to-wait = { $day } : { $taken ->
    [one] une personne a une place.
   *[other] { $taken } personnes ont une place.
} Personne ne doit attendre, car il n’est pas écrit combien de places a un jour.
nobody-waits = Personne n’attend.
let-the-next-in = Donner une place à la personne suivante
how-many-at-once = Ou à plusieurs à la fois
let-them-in = Leur donner une place
fair-order = Qui vient sûrement passe avant qui vient peut-être ; parmi eux, qui a demandé d’abord.
waits-surely = vient sûrement, a demandé le { $at }
waits-perhaps = vient peut-être, a demandé le { $at }
the-list-changed = La liste a changé entre-temps : quelqu’un d’autre est en tête. Regarder la liste, puis donner la place.

plan-of-houses = Plan des lieux
plan-of-houses-line = Qui va dans quel lieu, et à qui il faut le dire.
nobody-to-plan-for = { $day } : personne n’a encore de place, il n’y a donc rien à répartir.
n-have-a-place = { $day } : { $count ->
    [one] une personne a une place.
   *[other] { $count } personnes ont une place.
}
proposal = Une proposition
proposal-hint = Qui est au même projet ou souhaite d’abord la même chose reste ensemble ; qui a besoin de quelque chose pour participer va dans un lieu qui dit qu’on y entre sans marche ; aucun lieu ne reçoit plus qu’il n’accueille un tel jour. Qui sait déjà où aller y reste.
say-so-to-all = { $n ->
    [one] Le dire à une personne
   *[other] Le dire aux { $n } personnes
}
as-said-so-far = Comme dit jusqu’ici :
all-were-told = Tout le monde sait où aller.
propose-anew = Proposer à nouveau pour tout le monde, y compris qui sait déjà où aller
leave-them-where-they-are = Laisser à leur place les gens qui savent où aller
house-takes-of = { $said ->
    [one] { $said } y va, de { $low } à { $high } sont attendues ; le lieu en accueille { $seats }.
   *[other] { $said } y vont, dont de { $low } à { $high } sont attendues ; le lieu en accueille { $seats }.
}
house-takes = { $said } y vont, dont de { $low } à { $high } sont attendues.
n-need-access = { $n ->
    [one] Une personne a dit ce qu’il lui faut pour participer.
   *[other] { $n } personnes ont dit ce qu’il leur faut pour participer.
}
the-plan-changed = Le plan a changé entre-temps. Le regarder à nouveau, puis le dire.
house-changed = { $n ->
    [one] Une personne dont le lieu a changé
   *[other] { $n } personnes dont le lieu a changé
}
write-to-them = Écrire exactement à ces personnes
who-they-are = Qui elles sont
goes-to = vers { $house }
by-hand = À la main
same-first-wish = Premier souhait : { $wish }
on-their-own = Chacun pour soi
not-said-where = non dit
proposed-house = proposé : { $house }
one-by-one = Une personne à la fois
comes-surely = sûrement
move-all-to = Déplacer { $project } et tous ceux qui y sont vers
move-them-all = Déplacer tout le monde
the-walk = Le chemin vers l’autre lieu
the-walk-hint = Un point de rencontre et une heure pour chaque lieu. Changer le texte à volonté ; ce qui est annoncé se trouve sur le tableau.
no-way-written = Aucun chemin n’est encore écrit.
write-the-way = L’écrire
we-walk-to = { $day }, { $at } : rendez-vous à l’entrée de { $first } ; nous allons ensemble à { $house }. { $way }
we-walk-to-some-time = { $day } : rendez-vous à l’entrée de { $first } ; nous allons ensemble à { $house }. { $way }
we-meet-for = { $day }, pour { $house } : { $meet }. { $way }
announce-it = L’annoncer

kitchen-sheet = Feuille de cuisine
kitchen-sheet-line = Combien mangent quoi, par demi-journée et par lieu. Sans noms.
kitchen-hint = Ce que mangent moins de cinq personnes n’est pas nommé mais réuni avec le reste, pour que personne à table ne sache de qui il s’agit. Qui attend une place n’est pas compté.
nobody-eats-yet = Personne n’a encore de place ce jour-là, donc personne ne mange.
so-many-eat = { $said } viennent, sûrement ou peut-être. Cuisiner pour environ { $median } ; de { $low } à { $high } sont attendues.
head-diet = Régime
head-people = Personnes
other-diets = Petits groupes, réunis
no-diet-said = N’ont rien dit

list-of-participants = Liste des participants
list-of-participants-line = Noms, billets et réponses. Son ouverture se trouve dans l’historique.
list-is-an-act = La liste contient { $n ->
    [one] une personne
   *[other] { $n } personnes
} avec toutes les réponses, régimes alimentaires et besoins compris. Qui l’ouvre, et quand, se trouve dans l’historique. Ne l’ouvrir que si c’est nécessaire.
list-was-noted = { $n ->
    [one] Une personne.
   *[other] { $n } personnes.
} L’historique dit que cette liste a été ouverte. Une copie imprimée ou enregistrée n’oublie rien : la détruire une fois l’évènement terminé.
open-the-list = Ouvrir la liste
list-as-a-file = L’obtenir en fichier
nobody-to-list = Personne n’a de billet, et personne n’a dit venir.
head-name = Nom
head-ticket = Billet
answer-no = non
answer-interested = intéressé
answer-confirmed = confirmé
answer-waits = en attente
col-level = Niveau
col-areas = Domaines
col-wishes = Souhaits
col-knows = Connaît
col-learns = Veut apprendre
col-mentor = Aide les nouveaux
col-languages = Langues
col-first = Première fois
col-contributed = A déjà contribué
col-system = Système
col-access = Besoins
col-photo = Photos
col-hours = Heures

terms-of-coming = Places, et durée de conservation
terms-of-coming-line = Combien peuvent venir par jour, jusqu’à quand les réponses sont gardées, et si chacun peut noter sa propre arrivée.
places-each-day = Places par jour
places-each-day-hint = Qui en demande une quand toutes sont prises attend. Vide : personne n’attend.
kept-until = Les réponses sont gardées jusqu’au
kept-until-hint = Le lendemain matin, elles ont disparu ; les nombres restent. Régimes alimentaires et besoins disparaissent de toute façon le soir qui suit le dernier jour.
kept-until-now = Actuellement : jusqu’au { $day }.
self-check-in = Qui note les arrivées
self-check-in-allowed = Les gens qui ont un billet peuvent le faire eux-mêmes
self-check-in-hint = Sur sa page, sur la page d’un lieu et par le code QR au mur ; les jours de l’évènement seulement. L’accueil le peut toujours. Là où personne n’a de billet, tout le monde le peut.

tickets-title = Importer des billets
team-tickets-line = Depuis tito, pretix ou un tableau : qui a un billet, et les réponses données.
tickets-to-people = Les gens
tickets-lead = Prenez le fichier tel que la billetterie l’exporte. Vous voyez d’abord ce qu’il ferait ici ; rien n’est enregistré sans votre accord. Le même fichier une seconde fois ne change rien, un plus récent apporte les nouveautés, et ce que quelqu’un a changé ici reste.
tickets-file = Le fichier
tickets-other-file = Un autre fichier
tickets-file-hint = tito : les billets en CSV. pretix : les positions en CSV, ou les commandes en JSON, où figure aussi le contenu des codes QR. D’ailleurs : un tableau (CSV) avec une ligne de titres.
tickets-paste = Ou son texte
tickets-look = Regarder
tickets-again = Regarder de nouveau
tickets-bring = Importer les billets
tickets-done = Les billets sont importés.
tickets-found = { $n ->
    [one] { $n } billet ({ $source }).
   *[other] { $n } billets ({ $source }).
}
tickets-same = { $n ->
    [one] { $n } est déjà ici, tel que dans le fichier.
   *[other] { $n } sont déjà ici, tels que dans le fichier.
}
tickets-unassigned = { $n ->
    [one] { $n } n’a pas encore de nom. Il sera importé quand il en aura un.
   *[other] { $n } n’ont pas encore de nom. Ils seront importés quand ils en auront un.
}
tickets-void = { $n ->
    [one] { $n } est annulé et n’appartient à personne ici.
   *[other] { $n } sont annulés et n’appartiennent à personne ici.
}
tickets-erased = { $n ->
    [one] { $n } appartient à une personne qui a demandé l’oubli, et reste dehors.
   *[other] { $n } appartiennent à des personnes qui ont demandé l’oubli, et restent dehors.
}
tickets-newcomers = { $n ->
    [one] { $n } compte comme personne nouvelle, qui a dit : { $words }.
   *[other] { $n } comptent comme personnes nouvelles, qui ont dit : { $words }.
}
tickets-nothing = Rien de nouveau dans ce fichier.
tickets-scan-yes = Avec ce fichier, les billets peuvent être scannés à l’entrée.
tickets-scan-no = Ce fichier ne dit pas ce que contiennent les codes QR : à l’entrée, tapez trois lettres du nom, ou le code.
tickets-scan-pretix = Ce fichier n’a pas de « secret » : les billets ne peuvent pas être scannés à l’entrée. Importez aussi, maintenant ou plus tard, les commandes de pretix en JSON.
tickets-never = Jamais enregistré :
tickets-only = Désormais, il faut un billet pour modifier
tickets-new = Nouveaux
tickets-updates = Du nouveau
tickets-leaves = Annulés
tickets-leaves-lead = Ces personnes ne sont plus attendues.
tickets-kept = Changé ici, donc conservé
tickets-kept-lead = Le fichier dit autre chose.
tickets-odd = À vérifier
tickets-here-already = a la même adresse e-mail, et pas de billet. S’il s’agit d’une seule personne, dites-le sur la page des gens.
tickets-more = et { $n } de plus
tickets-columns = Quelle colonne est quoi
tickets-columns-lead = Si quelque chose est faux, choisissez ce que c’est et regardez de nouveau.
tickets-shown-to = visible pour { $who }
tickets-at-position = position { $position } de la commande { $order }
tickets-sample = Par exemple :
tickets-choices = Les colonnes qui sont chacune une réponse
tickets-one-answer = « { $option } » a été lu comme une seule réponse.
tickets-not-text = Ce n’est pas du texte. Un export de billets est un tableau (CSV) ou les commandes de pretix (JSON). Exportez de nouveau, ou choisissez un autre fichier.
tickets-empty = Le fichier est vide. Un export de billets a une ligne de titres et une ligne par billet.
tickets-none = Ce fichier ne contient pas de billets. Cherché : { $looked }. Trouvé : { $found }. Choisissez un autre fichier, ou nommez les colonnes dans sa première ligne.
tickets-is-number = numéro dans le fichier
tickets-is-name = le nom
tickets-is-first-name = prénom
tickets-is-last-name = nom de famille
tickets-is-email = l’adresse e-mail
tickets-is-code = code du billet
tickets-is-position = numéro dans la commande
tickets-is-secret = contenu du code QR
tickets-is-kind = type de billet
tickets-is-void = si le billet compte encore
tickets-is-attend = la venue, et quels jours
tickets-is-listing = qui peut voir le nom
tickets-is-handle = nom sur GitHub ou ailleurs
tickets-is-not-kept = jamais enregistré
tickets-is-ignored = pas utilisé
tickets-odd-cells = { $cells ->
    [one] { $cells } cellule sous { $headings } titres. La ligne est laissée de côté.
   *[other] { $cells } cellules sous { $headings } titres. La ligne est laissée de côté.
}
tickets-odd-unreadable = Cette ligne est illisible et laissée de côté.
tickets-odd-no-code = Un billet sans code. Il est laissé de côté.
tickets-odd-code-twice = Encore le même code de billet ({ $first }). Il est laissé de côté.
tickets-odd-handle-twice = Encore le même pseudo ({ $first }).
tickets-odd-email-twice = Encore la même adresse e-mail ({ $first }).
tickets-odd-secret-twice = Encore le même code QR ({ $first }). Seul le premier ouvre la porte.
tickets-odd-formula = Une formule sous « { $heading } ». Elle n’est pas reprise.
tickets-odd-not-read = « { $text } » sous « { $heading } » est illisible. Ce n’est pas repris.
tickets-odd-shortened = « { $heading } » dépasse { $limit } caractères. Le début est repris.
tickets-odd-test = Un billet de test. Il est laissé de côté.

## L’entrée

door-title = L’entrée
door-who-is-here = Qui est là
door-at = à { $house }
door-which-house = À quelle entrée ?
door-stand-elsewhere = Une autre entrée
door-no-house = Cet évènement n’a pas encore de lieu. L’équipe en ajoute un dans les réglages.
door-label = Trois lettres d’un nom ou d’un billet
door-look = Chercher
door-found = Trouvés
door-check-in = Entrée
door-check-in-name = Entrée de { $name }
door-check-in-anyway = Faire entrer quand même
door-undo = Annuler
door-first-time = Première fois ici
door-first-time-name = C’est la première fois de { $name } ici
door-noted-new = { $name } : c’est noté, première fois ici
door-undo-name = Annuler l’entrée de { $name }
door-leaves = Départ
door-leaves-name = Départ de { $name }
door-here-since = ici depuis { $time }
door-in-elsewhere = déjà entré, depuis { $time }, à { $house }
door-out-since = sorti pour un moment, depuis { $time }, de { $house }
door-left-since = parti à { $time }
door-ticket = billet { $code }
door-ticket-void = billet annulé
door-goes-to = va à { $house }
door-is-new = débute ici
door-no-ticket = sans billet
door-found-none = Personne ici ne porte ce nom. Essayer d’autres lettres, ou faire entrer sans billet.
door-found-more = D’autres portent ce nom. Taper une lettre de plus.
door-walk-in = « { $name } », sans billet
door-walk-in-empty = Sans billet : taper le nom
door-two-one = Deux { $name }, une seule personne ?
door-scan = Scanner
door-end = Fin de la journée
door-count-by-hand = Compter à la main
door-next = Les prochains vont à { $place } : le lieu en accueille encore { $free }.
door-next-none = Aucun autre lieu ne peut en accueillir. L’accueil décide.
door-runs-there = Projets là-bas : { $projects }
door-waiting = { $n } en attente.
door-no-connection = Pas de connexion depuis { $time }. Continuer ; tout est gardé ici et envoyé plus tard.
door-sending = Envoi en cours.
door-is-in = { $name } est là
door-is-out = Départ noté : { $name }
door-is-undone = { $name } : rien n’est noté pour aujourd’hui
door-not-taken = Pas enregistré, { $name } :
door-drop = Laisser
door-barred = Le serveur ne reconnaît plus ce téléphone comme celui de l’accueil. Rouvrir le lien ; ce qui attend est gardé ici.
door-not-kept = Ce téléphone ne garde rien. Ne pas fermer cette page tant que des entrées attendent.
door-not-understood = Ces entrées n’ont pas pu être lues. Recharger la page.
door-scan-title = Scanner un billet
door-photo = Une photo du carré du billet
door-read-it = Lire
door-reading = Lecture …
door-live-camera = Utiliser la caméra en direct
door-picture-not-sent = La photo n’a pas été envoyée. Réessayer, ou chercher le nom.
door-scan-hint = La personne à qui est le billet entre aussitôt. La photo n’est pas gardée. Un code tapé marche dans le champ des noms.
door-picture-too-large = La photo dépasse 20 Mo. En prendre une plus petite, ou chercher le nom. Personne n’est entré.
door-picture-not-whole = La photo n’est pas arrivée entière. La reprendre. Personne n’est entré.
door-no-picture = Ce n’est pas une image lisible : JPEG, PNG et WebP le sont. Personne n’est entré.
door-too-many-pixels = La photo a { $millions } millions de pixels ; { $most } millions au plus sont lus. En prendre une plus petite, ou chercher le nom. Personne n’est entré.
door-no-square = Aucun billet trouvé sur la photo. S’approcher, ne pas bouger, chercher la lumière. Personne n’est entré.
door-two-squares = Il y a deux codes sur la photo. Prendre un seul billet. Personne n’est entré.
door-unknown-square = Ce code n’est pas un billet de cet évènement. Chercher le nom. Personne n’est entré.
door-void-square = Le billet de { $name } a été annulé, personne n’est donc entré. L’entrée par le nom reste possible.
door-square-of-two = Deux personnes ont ce billet. Chercher le nom et prévenir l’équipe. Personne n’est entré.
door-paper = Liste sur papier
door-paper-hint = Pour quand rien d’autre ne marche : codes et noms sur papier. Qui n’est listé nulle part y figure par ses initiales. L’ouverture de la liste figure dans l’historique.
door-open-paper = Ouvrir la liste pour l’imprimer
door-sheet-hint = Imprimer cette page. Noter l’heure des arrivées et des départs, la saisir plus tard. Détruire le papier ensuite.
door-nobody-expected = Personne n’a de billet ni n’a annoncé sa venue aujourd’hui.
door-col-code = Code
door-col-name = Nom
door-col-house = Lieu
door-col-in = Arrivée
door-col-out = Départ
door-type-in = Saisir ce qui est noté sur le papier
door-code-or-name = Code, ou le nom comme sur le papier
door-at-what-time = À quelle heure
door-which-one = À quel lieu
door-came-in = Arrivée
door-not-on-the-list = Personne sur la liste n’a ce code ou ce nom. Vérifier qu’il est écrit comme sur le papier.
door-many-on-the-list = { $n } personnes de la liste s’écrivent ainsi. Taper le code.
door-not-yet = Cette heure n’est pas encore passée. Écrire quand c’était.
door-no-safety-instrument = Les comptes de l’entrée ne sont pas un outil de sécurité : en cas d’alarme, compter les personnes dehors.
door-nobody-left = D’après ce qui est noté, plus personne n’est dans un lieu.
door-still-in = Encore à { $house } : { $n }
door-last-known = Derniers signalés sur place. Qui est parti sans le dire en fait encore partie.
door-all-out = Tout le monde est sorti de { $house }
door-say-here = Je suis là
door-you-are-in = Présence notée à { $house }, depuis { $time }.
door-ask-a-greeter = Ici, c’est l’accueil qui note les arrivées. Il suffit d’y dire son nom.
door-sign-in-first = Ce navigateur n’est encore celui de personne. Se connecter avec son billet, ou dire son nom à l’accueil.
team-door-line = Pour l’accueil : trois lettres et un geste, même sans réseau.
tickets-over = Ces journées sont passées et ce qui était connu des gens est effacé. Aucun billet n’est plus repris.

door-tap-not-sent = Cela n’est pas passé. Appuyer encore une fois, ou chercher le nom.

listing-handle = personne, seul le pseudo est visible

## La langue d’un évènement
event-language = Langue principale
event-language-none = Aucune en particulier
event-language-hint = Pour l’écran mural, pour ce qui est imprimé, et pour les lettres aux personnes dont on ne connaît pas la langue.

## Les lettres dans l’historique
did-write-place = { $who } a envoyé leur lien d’entrée à { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
did-write-reminder = { $who } a demandé par lettre à { $n ->
    [one] { $n } personne si elle vient toujours { $day }
   *[other] { $n } personnes si elles viennent toujours { $day }
}
did-write-moved = { $who } a annoncé par lettre à { $n ->
    [one] { $n } personne que son lieu change { $day }
   *[other] { $n } personnes que leur lieu change { $day }
}
did-write-message = { $who } a écrit à { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
} : « { $subject } »

## Ce que les lettres disent encore
letter-reminder-ask = venez-vous toujours à { $title }, { $day } ?
letter-reminder-places = { $places ->
    [one] Il y a une place
   *[other] Il y a { $places } places
}, et { $coming ->
    [one] { $coming } personne compte venir.
   *[other] { $coming } personnes comptent venir.
}
letter-reminder-houses = { $places ->
    [one] Les lieux ont une place
   *[other] Les lieux ont { $places } places
}, et { $coming ->
    [one] { $coming } compte venir.
   *[other] { $coming } comptent venir.
}
letter-reminder-waiting = { $n ->
    [one] Une personne attend une place : si vous ne pouvez pas venir, dites-le, et quelqu’un d’autre pourra.
   *[other] { $n } personnes attendent une place : si vous ne pouvez pas venir, dites-le, et quelqu’un d’autre pourra.
}

## Écrire des lettres
letter-own-lines = Vos propres lignes, en { $language }
letter-own-lines-head = Ajouter vos propres lignes
letter-own-lines-hint = Elles se placent avant le lien, pour tout le monde. Qui lit une langue dans laquelle vous n’avez rien écrit reçoit les lignes dans la langue principale de l’évènement, sinon celles qu’il y a.
letter-changed-look-again = Voici le texte tel qu’il est maintenant. Relisez-le, puis envoyez.
letters-need-an-address = Rien n’est encore envoyé : les liens ne mèneraient qu’à cette machine. Lancez le programme avec --base-url et l’adresse à laquelle les autres le trouvent, par exemple --base-url https://days.example, puis écrivez.
links-lead-nearby-only = Les liens de ces lettres mènent à { $address }, que l’on ne trouve que dans ce réseau. Pour les personnes ailleurs, lancez le programme avec --base-url et une adresse qu’elles atteignent.
mail-files-need-a-sender = Elles ne nomment aucune adresse à laquelle répondre. Lancez le programme avec --mail-from, par exemple --mail-from "Paris Days <days@example.org>", avant de les envoyer.
why-no-tls = Le serveur de courriel ne propose pas TLS, donc rien ne lui a été dit. Essayez smtps:// devant son adresse, ou smtp+plain:// là où personne ne peut écouter.
why-no-trust = Le certificat du serveur de courriel ne prouve pas que c’est bien lui, donc rien ne lui a été dit. Voyez si l’adresse après --smtp est le nom du certificat, et si cette machine connaît qui l’a signé.
door-said-no = a dit ne pas venir
door-this-is = C’est { $name }, { $hint }
door-somebody-else = Une autre personne nommée « { $name } »
door-on-the-days = Les arrivées sont notées le jour même, à l’entrée ou ici.
door-not-today = Aujourd’hui n’est pas un jour de cet évènement : aucune arrivée n’est notée.
on-the-day-itself = Le jour même
wall-just-arrived = Vous arrivez ?
wall-say-here = Scannez, puis « Signaler mon arrivée ». Sans billet : voir l’accueil.
rejected-outdated = Quelqu’un d’autre a modifié cela au même moment. Votre texte est toujours là. Renvoyez-le.
fill-usual = un jour habituel (dépassé une fois sur deux)
fill-full = un jour chargé (dépassé deux fois sur dix)
fill-all = un jour où tout le monde vient
planned-for = Prévu pour
plan-for-that = Prévoir pour cela
advice-other-house = Un jour où { $house } est plein, l’entrée le dit et envoie les suivants à { $other }. Moins de monde là-bas rend cela plus rare : prévoir pour un jour où tout le monde vient, ou déplacer un projet.
advice-no-house = Un jour où { $house } est plein, aucun autre lieu n’a de quoi accueillir les suivants. Laisser venir moins de monde, sous « Places, et durée de conservation », ou ajouter un lieu.
not-said-step-free = { $house } ne dit pas qu’on y entre sans marche.
write-how-one-gets-in = Écrire comment on y entre
places-given = { $day } : { $taken ->
    [one] une est déjà donnée.
   *[other] { $taken } sont déjà données.
}
fewer-than-given = { $day } : { $taken } personnes ont déjà une place, plus que { $places }. Personne ne perd la sienne ; qui en demande une désormais attend qu’assez de gens disent non.
set-it-anyway = Enregistrer quand même
beyond-the-places = { $places ->
    [one] L’unique place est prise. Qui entre maintenant sera de trop par rapport à ce nombre.
   *[other] Les { $places } places sont prises. Qui entre maintenant sera de trop par rapport à ce nombre.
}
change-how-many = Changer ce nombre
no-mail-address = Pas d’adresse e-mail : à prévenir de vive voix.
no-mail-address-but = Pas d’adresse e-mail : à prévenir de vive voix. Contact : { $contact }
rare-needs = Les petits groupes sont réunis ici : { $n ->
    [one] une personne a un besoin rare, peut-être une allergie. La consulter avant de cuisiner.
   *[other] { $n } personnes ont des besoins rares, peut-être des allergies. Les consulter avant de cuisiner.
}
open-the-list-for-them = Voir dans la liste de qui il s’agit

## Reprendre des billets, encore
tickets-choose-again = Le fichier a été regardé il y a plus d’une demi-heure, ou le programme a redémarré : il n’est plus là. Choisissez le fichier de nouveau.

## La liste des participants en fichier
head-mail = Adresse e-mail
head-handle = Pseudo
head-listing = Qui voit le nom
until-a-plan-says = Tant qu’aucun plan ne dit autre chose, les { $said } y vont : de { $low } à { $high } sont attendues.

## Un fichier de questions qui ne tient pas ensemble
question-has-no-key = La question « { $key } » a besoin d’une clé en petites lettres, chiffres et traits d’union.
question-is-there-twice = Deux questions ont la clé « { $key } ». Donnez-en une autre à l’une d’elles.
question-without-options = La question « { $key } » a une réponse parmi plusieurs, et rien à choisir. Écrivez ses options.
question-hangs-on-nothing = La question « { $key } » dépend de « { $other } », qui n’est pas plus haut. Déplacez-la, ou écrivez l’autre.

pin-it-at-once = L’afficher en haut de toutes les pages
refused-no-colon = « { $name } { $seats } » n’a pas de deux-points : tout serait le nom, sans nombre de places. Pour { $seats } places, écrivez « { $name } : { $seats } ». Si c’est bien le nom, dites-le ci-dessous.
called-so-with-its-number = Le nombre fait partie du nom
refused-project-short = Il n’y a pas assez de places : { $title } en a { $free } de libres sur { $seats }. Choisissez une autre table, ou demandez qu’on vous fasse une place.
refused-short = Il n’y a pas assez de places : { $name } en a { $free } de libres sur { $seats }. Choisissez un autre endroit.
refused-short-next = Il n’y a pas assez de places : { $name } en a { $left } de libres sur { $seats }. Essayez { $place } : { $free ->
    [one] { $free } place libre
   *[other] { $free } places libres
}.
did-rename-project = { $who } a renommé { $before }, désormais { $after }
merge-people-move = { $n ->
    [one] Une personne change
   *[other] { $n } personnes changent
} de table { $day }.
merge-seats-free = { $n ->
    [0] aucune place libre
    [one] une place libre
   *[other] { $n } places libres
}
not-counted-yet = Une place à table ne compte pas à la porte : votre présence à { $house } n’est pas encore notée.

## Les tâches dans l’historique
did-add-task = { $who } a ajouté la tâche « { $task } »
did-describe-task = { $who } a modifié la tâche « { $task } »
did-bring-task = { $who } a importé la tâche « { $task } »
did-claim-task = { $who } travaille sur « { $task } »
did-claim-task-for = { $who } a noté que { $name } travaille sur « { $task } »
did-release-task = { $who } ne travaille plus sur « { $task } »
did-release-task-for = { $who } a noté que { $name } ne travaille plus sur « { $task } »
did-lapse-task = La tâche « { $task } » est de nouveau libre : pas de nouvelles de { $name } depuis longtemps
did-stick-task = { $who } a essayé « { $task } » : ça ne compile pas ici
did-stick-task-for = { $who } a noté que « { $task } » ne compile pas chez { $name }
did-unstick-task = { $who } a dit que « { $task } » compile finalement
did-finish-task = { $who } a marqué la tâche « { $task } » comme faite
did-unfinish-task = { $who } a marqué la tâche « { $task } » comme à faire
did-withdraw-task = { $who } a retiré la tâche « { $task } » de la liste
did-bring-back-task = { $who } a remis la tâche « { $task } » dans la liste
did-ready = { $who } a dit que la liste de { $project } est prête
did-unready = { $who } a dit que la liste de { $project } n’est pas encore prête
refused-task-done = Cette tâche est marquée comme faite. Marquez-la comme à faire, ou prenez-en une autre.
refused-task-known = Le lien mène à une tâche qui est déjà là : { $title }. Ouvrez-la, ou écrivez un autre lien.
refused-task-page-known = Une tâche avec ce lien est déjà là : { $title }. Ouvrez-la, ou dites que la vôtre en est une autre.
it-is-another-task = La mienne en est une autre
refused-gone-task = Cette tâche n’est plus dans la liste. Cherchez-la là, ou ajoutez-la de nouveau.

## Les tâches
tasks = Tâches
all-tasks = Toutes les tâches
this-task = Cette tâche
add-a-task = Ajouter une tâche
edit-this-task = Modifier cette tâche
find-a-task = Chercher une tâche
any-size = toute taille
size-easy = facile
size-medium = moyen
size-hard = difficile
size-unknown = inconnu
not-code = hors code
task-title = Que faut-il faire ?
task-size = Combien de travail ?
task-size-hint = Facile : un premier pas ; moyen : un après-midi ; difficile : plus d’une journée.
task-skills = Que faut-il savoir, ou qu’apprend-on ?
task-skills-hint = Quelques mots séparés par des virgules, par exemple : analyseur, documentation
task-skills-short = Savoir ou apprendre
task-project = Pour quel projet ?
task-for-anybody = aucun, elle est à tout le monde
task-of-project = Projet
task-more = Thème, aide, hors code
task-theme = Thème
task-theme-hint = Le titre d’une feuille de route dont elle relève.
task-theme-short = Thème
task-mentor = Qui aide ?
task-mentor-short = Aide
nobody-helps-yet = personne pour l’instant
task-not-code = Ce n’est pas du code, mais un texte, des images ou un exposé
offered = À prendre
not-offered = Pas proposées
not-offered-because = Pas proposée : { $why }
no-tasks-yet = Aucune tâche pour l’instant. Ajoutez ce que l’on peut faire en une heure.
no-task-fits = Aucune tâche ne correspond. Mettez moins de mots, ou affichez tout.
no-tasks-here-yet = Aucune tâche ici pour l’instant.
next-tasks = Les { $n } suivantes
at-it = En cours : { $names }
who-is-at-it = En cours
nobody-at-it = Personne n’y travaille en ce moment.
i-work-on-this = J’y travaille
still-at-it = J’y suis encore
let-go = Laisser
claim-holds-until = Vous y travaillez. Sans nouvelles de votre part, elle sera de nouveau libre à { $time }.
tried-does-not-build = Essayé, ça ne compile pas ici
it-builds-after-all = Ça compile finalement
does-not-build-here = Ne compile pas ici
# Sur la ligne d'un projet.
tasks-do-not-build = { $n ->
    [one] { $n } tâche ne compile pas ici
   *[other] { $n } tâches ne compilent pas ici
}
it-is-done = C’est fait
not-done-yet = Pas encore fait
take-off-the-list = Retirer de la liste
off-list-can-be-brought-back = Cela disparaît de la liste, pour tout le monde. La page et l’historique restent, et permettent de tout remettre.
it-is-off-the-list = Ceci n’est plus dans la liste.
put-back-on-the-list = Remettre dans la liste
aside-closed = fermée à sa source
aside-taken = quelqu’un y travaille à sa source
aside-stale = rien n’y bouge depuis longtemps à sa source
claim-hours = Heures sans nouvelles après lesquelles une tâche est de nouveau libre
claim-hours-hint = 3 si rien n’est dit. Le départ d’une personne libère sa tâche aussitôt.
without-first-step = Projets sans premier pas pour une personne nouvelle : { $n } sur { $all }
first-step-hint = Une tâche facile est un premier pas. Les responsables peuvent aussi dire, sur la page du projet, que la liste est prête.
list-is-ready = La liste est prête pour les premiers pas.
my-list-is-ready = La liste est prête
my-list-is-not-ready = La liste n’est pas encore prête

## Le tour de table dans l’historique

did-begin-round = { $who } a commencé le tour { $n } de la journée
did-go-on = { $who } est passé à l’étape : { $stage }
did-queue = { $who } a inscrit { $project } pour être présenté
did-unqueue = { $who } a retiré { $project } de la file
did-give-floor = { $who } a donné la parole à { $name }
did-give-floor-in = { $who } a donné la parole à { $name } : { $house }
did-let-tables-go = { $who } a laissé chaque table se présenter
did-let-tables-go-in = { $who } a laissé chaque table se présenter : { $house }
did-stop-clock = { $who } a arrêté l’horloge
did-stop-clock-in = { $who } a arrêté le chronomètre : { $house }
did-pass = { $who } passe son tour
did-note-pass = { $who } a noté que { $name } passe son tour
did-propose = { $who } a fait proposer des places à { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
did-find-place = { $who } a trouvé une place au projet { $project }
did-place = { $who } a proposé { $project } à { $name }
did-hold-place = { $who } a proposé { $project } à { $name } et y tient
did-place-nowhere = { $who } ne propose plus de place à { $name }
did-release = { $who } a montré à { $n ->
    [one] { $n } personne la place proposée
   *[other] { $n } personnes les places proposées
}
did-answer-place = { $who } a répondu « { $answer } » à une place au projet { $project }
did-answer-place-for = { $who } a noté que { $name } répond « { $answer } » à une place au projet { $project }
did-seat-came = Une chaise s’est libérée pour { $name } : { $project }
did-put-back = { $who } a remis le tour comme il était
stage-introductions = présentations
stage-pitches = projets
stage-places = places
stage-over = fin du tour
answer-yes = oui
answer-another = une autre
answer-none = aucune
refused-gone-round = Aucun tour n’est en cours aujourd’hui. La coordination en commence un à la page « Tour ».
refused-gone-proposal = Aucune place ne vous est proposée pour le moment. Rejoignez un projet du tableau, ou demandez à l’accueil.

## Thèmes : les titres d’une feuille de route
themes = Thèmes
no-themes-yet = Aucun thème pour l’instant. Collez la page d’une feuille de route : ses titres deviennent les thèmes des projets, des tâches et des résultats.
themes-hint = De quoi il s’agit, comme le dit une feuille de route. Les projets, les tâches et les résultats portent un thème ; le bilan est classé par thèmes.
themes-listed = La liste
themes-listed-hint = Effacez les mots d’un thème pour le retirer. Ce qui le porte le garde, sans le montrer, jusqu’à ce qu’il revienne dans la liste.
theme-row = Thème { $n }
theme-row-link = Thème { $n }, lien
themes-paste = Coller une feuille de route
themes-page = La page
themes-page-hint = En Markdown, avec ses titres ; dans un texte simple, chaque ligne courte compte comme un titre. Vous les voyez avant que quoi que ce soit soit enregistré.
themes-address = Où se trouve-t-elle ?
themes-address-hint = L’adresse de la page, pour que chaque thème mène à sa place. Elle peut rester vide.
themes-look = Afficher ses titres
themes-of-page = Titres de cette page
themes-of-page-hint = Cochez ceux qui deviennent des thèmes.
themes-headings = Titres
themes-known = Déjà des thèmes : { $themes }
themes-none-new = Tous les titres de cette page sont déjà des thèmes.
themes-none-found = Aucun titre n’y a été trouvé. Collez la page en Markdown, ou écrivez un titre par ligne.
themes-keep = Garder ceux-ci
theme-none = aucun
theme-is = Thème :
any-theme = tous les thèmes
n-outcomes = { $n ->
    [one] { $n } résultat
   *[other] { $n } résultats
}
project-and-outcomes = { $n ->
    [0] { $title }
    [one] { $title } : { $n } résultat
   *[other] { $title } : { $n } résultats
}
did-theme = { $who } a modifié les thèmes
refused-gone-theme = Ce thème n’est plus dans la liste. Choisissez-en un autre, ou aucun.

for-somebody-else = Pour quelqu’un d’autre
for-whom-here = Qui ? Une personne présente
nobody-here-is-called-so = Personne ici ne porte ce nom. Faites d’abord entrer la personne à la porte.
they-work-on-it = Elle y travaille
works-on-it = { $name } y travaille
they-let-go = Elle y renonce
lets-go-for = { $name } y renonce

## Comment ça va, demandé à qui se tait depuis longtemps
did-fare = { $who } a dit comment ça va : { $fares }
did-fare-for = { $who } a noté comment ça va pour { $name } : { $fares }
fares-fine-said = bien
fares-stuck-said = n’avance plus
fares-another-said = voudrait un autre projet
how-is-it-going = Comment ça va ?
fares-fine = Bien
fares-stuck = Je n’avance plus
fares-another = J’aimerais un autre projet
i-am-stuck = Je n’avance plus.
stuck-at = Je n’avance plus : { $title }.
stuck-with = Je n’avance plus avec « { $title } ».
we-sit-at = Nous sommes ici : { $place }.
list-fares = Ça n’avance plus, ou plutôt ailleurs
list-fares-hint = Dit en réponse à la question du programme, et personne n’est en route. Allez les voir.
said-minutes-ago = { $what }, il y a { $time }

## Séries : des événements qui se suivent
event-series = Série
event-series-hint = Le nom commun avec les événements d’avant et d’après, comme RustFest. Les événements d’une série partagent ce que veulent dire les mots. Il peut rester vide.
words-of-series = De la série
words-of-series-hint = Ce que les mots veulent dire aux autres événements de la série vaut ici aussi. Écrivez autre chose, et c’est ce qui vaut ici.
from-event = de { $title }

## Importer des tâches
tasks-bring = Importer des tâches
tasks-bring-lead = Des tickets d’une forge deviennent des tâches. Vous voyez d’abord ce qu’ils feraient ici ; rien n’est enregistré sans votre accord. Les mêmes une seconde fois ne changent rien, et ce qui a été écrit ici reste.
tasks-from = D’où ?
tasks-from-hint = Un dépôt comme rust-lang/rust, suivi d’une virgule et d’une étiquette si vous voulez, ou une adresse de { $host } copiée du navigateur : une liste de tickets, une étiquette, un jalon, un seul ticket ou une recherche. Plusieurs, jusqu’à { $n } : un par ligne, ou des dépôts côte à côte.
tasks-only-label = Seulement avec cette étiquette
tasks-only-label-hint = Par exemple : good first issue. Vide : tous.
tasks-file = Ou un fichier
tasks-file-hint = Des tickets tels que les donne l’API REST de GitHub (JSON).
tasks-no-forge = D’ici, aucune forge n’est interrogée. Donnez plutôt un fichier de tickets.
tasks-look = Regarder
tasks-look-again = Regarder de nouveau
tasks-bring-in = Importer
tasks-read-again = Relire
tasks-are-in = Les tâches sont importées.
tasks-nothing-new = Rien de nouveau parmi eux.
tasks-none-there = Aucun ticket ouvert là-bas. Si vous avez donné une étiquette, vérifiez comment elle s’y écrit.
tasks-earlier = Déjà lu
tasks-brought-from = { $n ->
    [one] { $n } tâche de { $source }, lue à { $time }.
   *[other] { $n } tâches de { $source }, lues à { $time }.
}
tasks-issues-read = { $n ->
    [one] { $n } ticket de { $source }, lu à { $time }.
   *[other] { $n } tickets de { $source }, lus à { $time }.
}
tasks-issues-in-file = { $n ->
    [one] { $n } ticket dans le fichier.
   *[other] { $n } tickets dans le fichier.
}
tasks-unchanged = Rien n’y a changé depuis la lecture précédente.
tasks-moved = { $before } se trouve maintenant à { $now }.
tasks-pulls = { $n ->
    [one] { $n } demande de fusion est laissée de côté.
   *[other] { $n } demandes de fusion sont laissées de côté.
}
tasks-over = { $n ->
    [one] { $n } y est fermé et n’a jamais été ici : il est laissé de côté.
   *[other] { $n } y sont fermés et n’ont jamais été ici : ils sont laissés de côté.
}
tasks-same = { $n ->
    [one] { $n } est déjà ici, tel qu’à sa source.
   *[other] { $n } sont déjà ici, tels qu’à leur source.
}
tasks-twice = { $n ->
    [one] { $n } est deux fois dans le fichier : il compte une fois.
   *[other] { $n } sont deux fois dans le fichier : ils comptent une fois.
}
tasks-no-issues = { $n ->
    [one] { $n } est laissé de côté : ce n’est pas un ticket avec un titre et une adresse.
   *[other] { $n } sont laissés de côté : ce ne sont pas des tickets avec un titre et une adresse.
}
tasks-not-all = Tout n’a pas été lu de { $source } : { $why }
tasks-none-read = Rien n’a été lu de { $source } : { $why }
tasks-new = Nouvelles
tasks-new-aside = Nouvelles, mais pas proposées
tasks-changed = Suivent leur forge
tasks-kept = Gardent ce qui a été écrit ici
tasks-kept-lead = Seul le fait d’être proposées ou non suit la forge.
tasks-elsewhere = Déjà ici, pour d’autres
tasks-elsewhere-lead = Elles sont à un autre projet, ou à aucun. Les responsables de ce projet, ou la coordination, peuvent les relire.
tasks-labels = Ce que dit chaque étiquette
tasks-labels-lead = Si quelque chose est faux, choisissez ce que dit l’étiquette et regardez de nouveau.
tasks-label-on = { $n ->
    [one] sur { $n } ticket
   *[other] sur { $n } tickets
}
label-nothing = rien pour une tâche
label-skill = ce qu’il faut connaître, ou ce que l’on apprend
label-words = la même chose, et ce n’est pas du code
label-mentor = quelqu’un y aide
trouble-unreachable = personne ne répond à { $host }. Voyez si cette machine est connectée.
trouble-no-trust = { $host } ne prouve pas son identité : son certificat n’est pas reconnu ici. La personne qui fait tourner le programme peut y voir.
trouble-slow = la réponse a été trop lente.
trouble-down = quelque chose ne va pas là-bas (réponse { $status }).
trouble-limited = trop de demandes lui ont été faites ; il répond de nouveau à partir de { $time }.
trouble-token = le jeton de ce programme y est refusé. La personne qui fait tourner le programme peut en donner un autre.
trouble-forbidden = ce programme n’a pas le droit de lire cela. Choisissez un autre dépôt.
trouble-not-there = ce dépôt n’existe pas, ou il est privé. Vérifiez comment il s’écrit.
trouble-no-issues = ce dépôt n’a pas de tickets. Choisissez-en un autre.
trouble-no-milestone = il n’a pas ce jalon. Vérifiez comment il s’écrit.
trouble-not-understood = la recherche n’y est pas comprise. Essayez-la d’abord dans le navigateur.
trouble-garbled = la réponse s’est interrompue, ou n’était pas une liste de tickets.
trouble-too-large = une page est plus grande que ce qui est lu ici. Choisissez une étiquette, pour qu’il y en ait moins.
trouble-elsewhere = cela mène à { $host }, qui n’est pas interrogé d’ici.
trouble-endless = cela tourne en rond. Relisez dans un moment.
trouble-too-many = il a plus de { $n } tickets, et voici ceux où quelque chose a bougé en dernier. Choisissez une étiquette, pour qu’il y en ait moins.
trouble-time = le temps de lecture était écoulé. Choisissez une étiquette, pour qu’il y en ait moins.
tasks-busy = D’autres lisent sur la forge en ce moment. Réessayez dans un instant.
tasks-rests = Pas encore lu
# Quand le résultat se voit sur la page.
tasks-rest-later = Ce sera relu tout seul à { $time }, puis attendra sous « Importer des tâches ». Si le programme redémarre avant, dites de nouveau d’où.
tasks-rest-waits = { $source } sera relu tout seul à { $time }. Si le programme redémarre avant, dites de nouveau d’où.
tasks-rest-given = { $n ->
    [one] { $n } ticket de { $source }, relu tout seul à { $time }, attend sous « Importer des tâches ».
   *[other] { $n } tickets de { $source }, relus tout seuls à { $time }, attendent sous « Importer des tâches ».
}
tasks-rest-over = { $source } a été redemandé pendant plus d’une heure et n’est plus relu tout seul : { $why }
unclear-nothing = Dites de quel dépôt, par exemple rust-lang/rust, ou choisissez un fichier.
unclear-repository = Un dépôt s’écrit avec son propriétaire et son nom, par exemple rust-lang/rust. Une adresse de { $host } convient aussi.
unclear-host = { $host } n’est pas interrogé d’ici, seulement { $ours }. Donnez un dépôt de là-bas, ou un fichier.
unclear-line = « { $line } » : { $why }
unclear-many = Cela fait plus de { $n } à la fois. Lisez-en d’abord une partie, puis les autres.
unclear-long = Cette recherche est trop longue : { $n } caractères au plus.
tasks-file-no-json = Ce fichier n’est pas du JSON à partir de la ligne { $line }. Il faut des tickets tels que les donne l’API REST de GitHub.
tasks-file-no-list = Ce fichier ne contient pas de liste de tickets. Il faut des tickets tels que les donne l’API REST de GitHub.
tasks-look-anew = Cela a été regardé il y a plus d’une demi-heure, ou le programme a redémarré : ce n’est plus là. Relisez, ou choisissez le fichier de nouveau.

## Le tour

the-round = Tour
the-desk = Le poste de coordination
for-the-projector = Pour le projecteur
round-is-at = En ce moment : { $stage }
no-round-now = Aucun tour n’est en cours. Dès qu’il commence, tout se voit ici : qui est qui, quels projets, et votre place.
begin-a-round-lead = Dix minutes pour se connaître, une minute par projet, puis chaque personne a une place, avec une raison.
begin-a-round = Commencer le tour
the-coordinator-begins = La coordination le commence.
stages-of-round = Étapes du tour { $n }
go-on-to = Continuer : { $stage }
n-of-n-sit = { $sit } sur { $here } ont une place.
asked-and-yes = { $asked ->
    [one] { $asked } place proposée, { $yes } oui.
   *[other] { $asked } places proposées, { $yes } oui.
}
propose-places = Proposer des places
propose-places-again = Proposer de nouveau
show-places-to = { $n ->
    [one] Montrer sa place à { $n } personne
   *[other] Montrer leur place à { $n } personnes
}
has-the-floor = A la parole
stop-the-clock = Arrêter l’horloge
who-says-a-line = Qui se présente
nobody-wrote-a-line = Personne sur place n’a encore écrit sa ligne. On l’écrit sur son téléphone : « Tour ».
more-than-thirty = Plus de trente, c’est trop pour une salle : chaque lieu va de son côté, ou chaque table.
more-than-thirty-here = Plus de trente, c’est trop pour s’écouter un par un : laissez chaque table aller de son côté.
let-tables-go = Chaque table de son côté
at-your-tables = À vos tables
each-says-a-line = Chacun dit une phrase à sa table, vingt secondes chacun.
in-no-house = Dans aucun lieu pour le moment
all-houses = Tous les lieux
give-floor = À eux
give-floor-to = La parole à { $name }
passes = Passe
passes-name = { $name } passe son tour
the-queue = Dans la file
queue-hint = L’ordre est tiré au sort ; qui arrive tard passe à la fin. Déjà présentés : { $n }.
queue-is-empty = Aucun projet n’attend d’être présenté.
take-from-queue = Pas celui-ci
take-from-queue-name = Retirer { $name } de la file
not-in-the-queue = Hors de la file
queue-it = Dans la file
queue-all = Tous dans la file
queue-it-name = Mettre { $name } dans la file
nothing-proposed-yet = Rien n’est encore proposé. « Proposer des places » montre qui serait où et pourquoi, avant que quiconque le voie.
who-is-proposed-where = Qui est proposé où
said-yes = Ont dit oui
was-asked = attend sa réponse
held = fixée
list-silent = Sans réponse
list-silent-hint = Dix minutes sans réponse : allez les voir.
asked-minutes-ago = { $title } · proposé il y a { $time }
list-lost = Invités là où ce n’est plus possible
list-lost-hint = Il n’y reste plus de chaise pour eux : trouvez-leur une autre place.
list-wants-another = Veulent autre chose
list-wants-another-hint = Elles l’ont dit et n’ont pas encore de place.
list-stands = Sur place, sans projet
list-stands-hint = Depuis vingt minutes ou plus, ou parce que le dernier plan n’a rien trouvé.
arrivals-hint = En premier, qui attend depuis le plus longtemps.
more-without-a-place = Et encore
here-since = depuis { $time }
is-new-here = Personne nouvelle
plan-found-nothing = Aucune place n’a encore été trouvée pour cette personne.
find-a-place-for = Trouver une place à { $name }
by-hand-for = Proposer un projet à { $name } à la main
without-a-place-for = sans place depuis { $time }
list-alone = Seules à un projet
list-alone-hint = Envoyez quelqu’un, ou demandez s’il vaut mieux rejoindre un autre projet.
seat-may-come = Aucune chaise n’y est libre, mais une autre table y est proposée à quelqu’un. Dites oui : la chaise vous est gardée.
waits-for-seat = Aucune chaise n’y est encore libre. La prochaine va au premier oui.
waits-in-vain = Aucune chaise n’y est libre, et une autre table n’y est plus proposée à personne.
answer-yes-waits = oui, dès qu’une chaise se libère
list-seats = Ont dit oui, et attendent une chaise
list-seats-hint = Si personne ne s’y lève, proposez-leur une autre place, ou placez-les quand même.
waits-for-seat-at = attend une chaise : { $title }
waits-in-vain-at = attend une chaise : { $title }, où plus personne n’est invité à se lever
list-starts = Ont un oui, et n’ont pas encore démarré
list-starts-hint = Proposez-le à une personne de plus, ou démarrez-le tel quel sur sa page.
list-builds = Ne compile pas
list-builds-hint = Dit aujourd’hui. À signaler à qui mène le projet, et à qui y travaille.
does-not-build-for = { $n ->
    [one] ne compile pas chez { $n } personne
   *[other] ne compile pas chez { $n } personnes
}
n-said-yes = { $n ->
    [one] { $n } a dit oui
   *[other] { $n } ont dit oui
}
needs-n-more = { $n ->
    [0] ils sont assez
    [one] il en manque { $n }
   *[other] il en manque { $n }
}
list-nobody = Projets sans personne
list-nobody-hint = Personne n’y est aujourd’hui.
list-many = Plus de personnes nouvelles que les guides n’en accompagnent
list-many-hint = Demandez à une personne de plus qui aide de s’y asseoir.
n-newcomers = { $n ->
    [one] { $n } personne nouvelle
   *[other] { $n } personnes nouvelles
}
n-looked-after = { $n ->
    [0] aucun guide n’y est
   *[other] on y accompagne { $n } au plus
}
list-leaves = Partent dans l’heure
list-leaves-hint = D’autres comptent sur elles : trouvez qui prend le relais.
leaves-at = { $n ->
    [one] { $title } · départ à { $time } · { $n } compte dessus
   *[other] { $title } · départ à { $time } · { $n } comptent dessus
}
a-place-for-you = Une place pour vous
no-seat-for-you = Il n’y reste plus de chaise pour vous.
no-seat-for-them = Il n’y reste plus de chaise pour cette personne.
no-seat-left = plus de chaise
you-said-yes = Vous avez dit oui
waits-to-start = { $n ->
    [0] Il y a assez de monde : quelqu’un peut démarrer.
    [one] Il manque { $n } personne pour démarrer.
   *[other] Il manque { $n } personnes pour démarrer.
}
you-said-another = Vous en vouliez une autre
you-said-none = Vous avez dit : aucune
yes-i-go-there = Oui, j’y vais
they-go-there = D’accord pour y aller
none-of-these = Aucune
or-rather = Ou plutôt
rather-this = Plutôt ici
rather-title = Plutôt { $title }
you-sit-at = Vous êtes à
you-go-on = Vous y continuez comme avant.
you-look-for-another = Vous voudriez un autre projet. Votre place reste à vous jusqu’à votre oui à une autre ; le prochain plan en cherche une. Vous pouvez aussi en rejoindre un par le tableau.
i-stay-after-all = Finalement, je reste ici
you-may-stay = Vous êtes à { $title }. Vous pouvez y rester : répondez alors « Aucune ».
sit-there-already = Déjà là : { $names }
would-join-too = Voudraient en être : { $names }
proposed-there-too = Proposé aussi à : { $names }
say-who-you-are = Dites qui vous êtes : une place peut alors vous être trouvée, et vous pouvez donner des cœurs.
no-place-proposed = Aucune place ne vous est encore proposée. Vous pouvez rejoindre tout projet ; personne n’est déplacé sans son oui.
meanwhile-join-any = En attendant, vous pouvez rejoindre tout projet ; personne n’est déplacé sans son oui.
you-wait-no-project = Il n’y a pas encore de projet à rejoindre.
you-wait-no-room = Aucune salle n’a encore de place.
you-wait-nothing-allowed = Chaque projet est complet ou réservé en ce moment.
you-wait-level = Chaque projet avec une place libre demande plus d’expérience.
you-wait-mentor = Aucun guide n’est encore libre pour une personne nouvelle de plus. L’équipe sait que vous attendez.
you-wait-mentor-at = Aucun guide n’est encore libre pour une personne nouvelle de plus. L’équipe sait que vous attendez, et en cherche aussi pour { $project }. Vous pouvez commencer sans attendre : sa page a le bouton, et « Modifier » permet d’y demander un guide.
you-wait-seat = Il n’y a plus de place là où vous pourriez aller.
you-wait-alone = Là où une place est libre, vous seriez sans compagnie.
you-wait-worth-less = Une place est libre, mais conviendrait moins à d’autres. Cherchez-la avec le bouton.
told-of-next = Ensuite
projects-of-today = Projets du jour
hearts-are-private = Un cœur reste entre vous et ce qui propose les places. Personne ne le voit.
give-heart = Un cœur pour { $name }
take-heart-back = Retirer le cœur pour { $name }
your-line = Votre ligne
your-line-label = Je connais… je cherche…
your-line-hint = Montrée au projecteur et sur les téléphones quand vient votre tour, pendant vingt secondes. Vide : on ne vous appelle pas.
passing-is-normal = Ne rien dire est normal.
i-pass = Je passe
because-you-wished-first = C’est votre premier souhait
because-you-wished = C’est un de vos souhaits
because-wish = souhait { $n }
because-you-would-join = Vous avez dit que vous en seriez
because-would-join = a dit sur le tableau en être
because-heart = Vous lui avez donné un cœur
because-your-area = Vous vous intéressez à : { $topic }
because-area = intérêt : { $topic }
because-you-know = Vous connaissez { $topic }, et il en faut là
because-knows = connaît { $topic }, et il en faut
because-you-learn = Vous voulez apprendre : { $topic }
because-learns = veut apprendre : { $topic }
because-you-sit-there = Vous y êtes déjà
because-sits-there = y est déjà
because-wanted = le projet cherche des personnes comme elle
because-you-are-wanted = Des personnes comme vous y sont bienvenues
because-language = on y parle { $topic }
because-you-look-after = Les personnes nouvelles y auront à qui demander : vous
because-looks-after = guide les personnes nouvelles
because-free = Il y a une place
because-has-a-seat = il y a de la place
because-yours = C’est votre projet
you-lead-this-one = Vous le menez : d’autres sont invités à votre table, aucune autre place n’est donc cherchée. Vous pouvez toujours rejoindre un projet par le tableau.
wish-asks-for-more = { $n ->
    [one] { $projects } demande plus d’expérience aujourd’hui. Voici un bon chemin pour y arriver.
   *[other] { $projects } demandent plus d’expérience aujourd’hui. Voici un bon chemin pour y arriver.
}
wished-for-more = souhait : { $projects }, qui demande plus d’expérience
other-costs-nobody = ne coûte rien à personne
other-costs-a-little = un peu moins bien pour les autres
other-moves = { $n ->
    [one] environ { $n } autre personne aurait une autre proposition
   *[other] environ { $n } autres personnes auraient une autre proposition
}
other-moves-some = d’autres y sont invités aussi : la première personne arrivée a la chaise
waits-no-project = aucun projet
waits-no-room = aucune salle n’a de place
waits-nothing-allowed = chaque projet est complet, réservé ou trop difficile
waits-level = chaque projet avec une place demande plus d’expérience
waits-mentor = aucun guide n’est libre pour une personne nouvelle de plus
waits-seat = plus de place là où ce serait possible
waits-alone = là où il y a une place, cette personne serait seule
waits-worth-less = une place est libre, mais coûterait plus aux autres
said-no-people = Personne sur place ne cherche de projet.
said-no-projects = Aucun projet pour aujourd’hui.
said-no-rooms = Aucun lieu n’a de place. Notez salles et places dans les réglages.
said-seats = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}, { $seats ->
    [one] { $seats } place.
   *[other] { $seats } places.
}
said-newcomers = { $waiting ->
    [one] { $waiting } personne nouvelle attend un guide : il en faut { $mentors } de plus.
   *[other] { $waiting } personnes nouvelles attendent un guide : il en faut { $mentors } de plus.
}
said-newcomers-ask = { $waiting ->
    [one] { $waiting } personne nouvelle attend un guide : il en faut { $mentors } de plus. À qui demander : { $names }
   *[other] { $waiting } personnes nouvelles attendent un guide : il en faut { $mentors } de plus. À qui demander : { $names }
}
said-unaccompanied = { $newcomers ->
    [one] 1 personne nouvelle reste à { $project }, et personne n’y est là pour la guider.
   *[other] { $newcomers } personnes nouvelles restent à { $project }, et personne n’y est là pour les guider.
}
said-minimum = { $project } demande plus de monde pour démarrer que le projet, ou une salle, n’a de places.
said-needs-more = { $project } : il manque { $lacks } pour démarrer.
said-nobody-knows = Personne sur place ne connaît { $topic }, et il en faut à { $project }.
said-held-full = { $name } : place fixée à { $project }, qui est complet.
said-held-rule = { $name } : place fixée à { $project }, mais une règle s’y oppose : la salle est trop petite, ou aucun guide n’y est libre.
said-withdrawn = { $names } souhaitait { $project }, qui n’est plus au tableau.
weigh-wishes = Chaque personne reçoit ce qu’elle souhaite
weigh-skills = Chaque personne est là où elle sait faire
weigh-learning = Chaque personne est là où elle peut apprendre
weigh-language = Chaque table partage une langue
weigh-walking = Personne ne change de lieu
weigh-company = Personne n’est seul à un projet
weigh-staying = Chaque personne reste où elle est
weigh-hands = Les projets qui cherchent des bras en trouvent
weigh-leads = Les responsables ont qui les aide
newcomers-for-each = Personnes nouvelles par guide, au plus
newcomers-for-each-hint = Les places en dépendent. Qui a dit un nombre plus petit n’en accompagne pas plus.
newcomers-for-each-stays = Proposer avec un autre nombre en fait celui de l’évènement, qui se trouve aussi dans les réglages.
who-could-help = Qui pourrait aider où
keep-to-move = Pour déplacer quelqu’un d’abord, gardez le plan pour l’équipe : chaque nom devient un lien.
show-table = Montrer leur place à celles et ceux de { $title }
weigh-less = moins
weigh-normal = comme d’habitude
weigh-more = plus
n-of-n-have-a-place = { $placed } sur { $looking } ont une place
at-n-projects = { $n ->
    [one] dans { $n } projet.
   *[other] dans { $n } projets.
}
at-most-better = Aucun plan n’est meilleur de plus de { $percent } %.
no-plan-is-better = Aucun plan n’est meilleur.
tables-keep-rooms = Les tables qui ont une salle la gardent.
# In place of a room: a table that nobody said the place of.
room-not-said = Là où elles sont déjà
nobody-sees-it-yet = Personne ne le voit encore.
propose-and-show = { $n ->
    [one] Proposer à { $n } personne
   *[other] Proposer à { $n } personnes
}
keep-for-the-team = Garder pour l’équipe
show-it-to-them = La leur montrer
plan-is-no-news = C’est déjà ce qui est proposé.
plan-superseded = Vous avez demandé une autre proposition après celle-ci. Rechargez la page pour la voir.
what-if = Et si
also-expected = aussi les personnes attendues
also-seated = aussi les personnes déjà installées
without-whom = Sans celles et ceux qui partent
without-which-place = Sans des lieux ou des salles
let-go-of-it = Lâcher, ou choisir une autre place
tables-would-move = { $n ->
    [one] { $n } table s’y trouve et devrait déménager. Elle le fait quand vous montrez ce plan.
   *[other] { $n } tables s’y trouvent et devraient déménager. Elles le font quand vous montrez ce plan.
}
move-these-tables = { $n ->
    [one] Déménager cette table
   *[other] Déménager ces { $n } tables
}
nowhere-to-go = { $n ->
    [one] { $titles } n’a nulle part où aller : aucune autre salle n’a assez de chaises.
   *[other] { $titles } n’ont nulle part où aller : aucune autre salle n’a assez de chaises.
}
moves-from = aujourd’hui { $place }
stays-though = reste à { $title } : { $why }
asked-though = invitation à { $title } : { $why }
said-none-of-these = a répondu : aucune de ces places
look-again = Regarder de nouveau
as-usual = Comme d’habitude
without-a-place = Sans place
another-than-before = autre qu’avant
all-about-them = Sa page
sits-at = Est à { $title }
only-the-team-sees-it = Seule l’équipe voit cela pour le moment.
nothing-proposed-to-them = Rien ne leur est proposé.
propose-by-hand = À la main
at-which-project = Quel projet
at-none = aucun
no-seat-free = complet
seats-are-held = les dernières chaises sont fixées
in-the-room = dans la salle { $heads } sur { $seats }
put-them-there-anyway = Placer là quand même, sans chaise libre
said-no-at = Cette personne a dit non à { $time }.
room-is-crowded = { $seats ->
    [one] { $heads } personnes seraient dans { $place }, qui a { $seats } chaise.
   *[other] { $heads } personnes seraient dans { $place }, qui a { $seats } chaises.
}
hold-on-to-it = La fixer : aucune nouvelle proposition ne la change
propose-this = Proposer cela
propose-this-and-show = Proposer cela et le montrer
screen-introductions = Qui est là
screen-pitches = Ce qu’il y a à faire
screen-places = Trouvez votre place : ouvrez « Tour » sur votre téléphone
screen-none = Le tour commence bientôt
fact-here = Nous sommes { $n }
fact-first = { $n ->
    [one] { $n } fait ses débuts ici
   *[other] { $n } font leurs débuts ici
}
fact-mentors = { $n ->
    [one] { $n } aide les personnes nouvelles
   *[other] { $n } aident les personnes nouvelles
}
fact-boards = { $n ->
    [one] { $n } a apporté une carte
   *[other] { $n } ont apporté une carte
}
fact-languages = { $n ->
    [one] { $n } langue parlée par cinq personnes ou plus
   *[other] { $n } langues parlées par cinq personnes ou plus
}
round-room-line = Se connaître, présenter les projets, proposer des places.
see-my-other-proposal = Une autre place vous est proposée
see-my-proposal = Une place vous est proposée
speaks-en = anglais
speaks-fr = français
speaks-de = allemand
speaks-es = espagnol
queue-our-project = Le présenter pendant le tour
unqueue-our-project = Ne pas le présenter
n-sit-there = { $n ->
    [one] et { $n } personne qui y est déjà
   *[other] et { $n } personnes qui y sont déjà
}
refused-no-mentor-free = Aucun guide n’est libre en ce moment. Demandez à l’accueil : quelqu’un en trouvera un.
refused-no-first-step = Les projets qui ont une place demandent plus d’expérience en ce moment. Signalez-vous à l’accueil : quelqu’un y trouvera de quoi commencer avec vous.
refused-no-place-found = Aucun projet avec une place libre. Signalez votre arrivée à l’accueil, ou regardez le tableau.
find-me-a-place = Me trouver une place
find-me-another = M’en trouver une autre
find-them-a-place = Trouver une place
find-them-another = En trouver une autre
door-find-place = Trouver une place

## Mains levées

did-help = { $name } va aider : « { $text } »
did-not-help = { $who } a dit que personne ne va aider : « { $text } »
on-my-way = J’y vais
not-on-the-way = Personne n’y va finalement
is-on-the-way = { $name } y va.
somebody-is-on-the-way = quelqu’un y va
you-are-on-the-way = vous y allez
you-know-and-near = vous connaissez le sujet, dans ce lieu
hands-up = Mains levées
raise-a-hand = Lever la main
no-hand-is-up = Aucune main levée. Mieux vaut demander tôt que tard.
you-know-about-it = vous connaissez le sujet
at-your-table = à votre table
list-hands = Mains levées, et personne en route
list-hands-hint = La plus longue attente d’abord.
waits-for-minutes = attend depuis { $time }
hands-on-screen = Mains levées : { $n }, depuis { $time }
house-step-free = Une entrée sans marche
house-step-free-unsaid = Non précisé
house-step-free-proposed = Les mots ci-dessus le laissent penser. Enregistrez si c’est le cas.
house-has-steps = On n’entre pas à { $house } sans marche.
a-place-for-them = Une place pour cette personne
they-said-yes = A dit oui
they-said-another = En voulait une autre
they-said-none = A dit : aucune

## Tasks from a forge, and who may read there

tasks-who-reads = Lisent sur { $host } : la coordination, et toute personne qui a mis un projet sur le tableau et s’en dit responsable sur sa page, ou que l’équipe a nommée responsable. Un fichier de tickets convient aussi.
tasks-read-often = Les responsables ont beaucoup lu sur la forge depuis une heure. Demandez à la coordination de lire pour vous, ou lisez à partir de { $time }.
tasks-not-as-shown = Rien n’est encore importé : l’effet ne serait plus celui que vous avez regardé. Regardez-le encore une fois, puis confirmez.
trouble-private = il est privé, et ce qui est importé ici, tout le monde le voit. Choisissez-en un qui est public.
has-a-mentor = accompagné
mentor-there = quelqu’un, là d’où elle vient

## What words of skills mean

what-words-mean = Ce que veulent dire les mots
what-words-mean-line = Ce que les gens ont écrit de leurs connaissances, et la compétence que devient chaque mot.
what-words-mean-lead = On écrit avec ses propres mots ce qu’on connaît et ce qu’on veut apprendre. Voici la compétence que devient un mot. Il n’y a ici que des mots et des chiffres, et aucun nom.
words-unknown = Pas encore connus
words-unknown-hint = Chacun de ces mots ne vaut que pour lui-même, et ne correspond qu’à ce qui est écrit pareil. Dites de quelle compétence c’est un autre nom. Si c’est une compétence à part, écrivez le mot lui-même.
words-meant-here = Dits ici
words-meant-here-hint = Videz une ligne pour l’annuler.
words-known = Ce qui est connu
nobody-said-a-word = Personne n’a encore dit ses connaissances ou ses envies d’apprendre.
all-words-known = Tous les mots écrits sont connus.
and-n-more-words = { $n ->
    [one] et un mot de plus
   *[other] et { $n } mots de plus
}
fewer-than-five = moins de cinq
skill-is-unknown = « { $word } » n’est pas une compétence connue ici. Choisissez-en une dans la liste, ou écrivez le mot lui-même si c’est une compétence à part.

# Le chemin, et ce qu’un fichier de billets ferait
newcomers-walk-with = Première fois ? Faites le chemin avec { $names }.
tickets-come-in = { $n ->
    [one] { $n } personne est nouvelle ici.
   *[other] { $n } personnes sont nouvelles ici.
}
tickets-bring-more = { $n ->
    [one] { $n } billet apporte du nouveau.
   *[other] { $n } billets apportent du nouveau.
}
tickets-go = { $n ->
    [one] { $n } n’est plus valable : une personne n’est plus attendue.
   *[other] { $n } ne sont plus valables : autant de personnes ne sont plus attendues.
}
did-free-seat = Le siège de { $name } est de nouveau libre, après 15 minutes dehors
letter-place-square = Sur un autre appareil, scannez ceci :

## The site, read and written

site-about = À propos
# The menu at the top of every page of the site.
site-menu = Pages de ce site
site-board = Tableau en direct
site-live-board = Le tableau en direct
site-board-and-more = Le tableau en direct, avec { $n ->
    [one] { $n } projet de plus
   *[other] { $n } projets de plus
}
site-nothing-runs = Rien n’a encore commencé. Le premier projet commence sur le tableau.
site-no-sessions = Pas encore de séance ce jour-là.
site-cancelled = annulé
site-today = Aujourd’hui, { $day }
# At the foot of the front page: the events of a series that were before this one and come after it.
site-series-before = Avant : { $event }
site-series-after = Après : { $event }
site-sponsors = Soutiens
site-supported-by = Avec le soutien de { $names }
site-speakers = Orateurs et oratrices
site-hosts = Qui propose une rencontre
site-whom-to-ask = À qui s’adresser
site-stream = Diffusion en direct
site-step-free = Il y a une entrée sans marches.
site-not-step-free = Il n’y a pas d’entrée sans marches.
site-day-impl = journée impl
site-day-talks = conférences
site-day-workshops = ateliers
# The name of a language, as it stands inside a sentence; its tag where it is none of these.
language-called = { $tag ->
    [ar] arabe
    [ca] catalan
    [cs] tchèque
    [da] danois
    [de] allemand
    [el] grec
    [en] anglais
    [es] espagnol
    [eu] basque
    [fa] persan
    [fi] finnois
    [fr] français
    [he] hébreu
    [hi] hindi
    [hu] hongrois
    [it] italien
    [ja] japonais
    [ko] coréen
    [nb] norvégien
    [nl] néerlandais
    [no] norvégien
    [pl] polonais
    [pt] portugais
    [pt-BR] portugais du Brésil
    [ro] roumain
    [ru] russe
    [sv] suédois
    [tr] turc
    [uk] ukrainien
    [zh] chinois
   *[other] { $tag }
}
# A page that is not in the reader’s language.
site-only-in = Cette page n’existe pour l’instant que dans cette langue : { $language }.
site-draft = Cette page est un brouillon : seule l’équipe la voit.
# Above a list, for the team alone.
site-left-out = Ceci est omis pour tous les autres, jusqu’à ce que quelqu’un le corrige :
site-unknown-name = « { $name } » n’est ni une valeur ni une partie ; vouliez-vous dire « { $nearest } » ?
site-no-such-name = « { $name } » n’est ni une valeur ni une partie. Il y a : { $names }.
# $days: dates in the form 2026-05-30.
site-no-such-day = « { $name } » ne désigne aucun jour de l’événement. Il y a : { $days }.
site-part-stands-alone = « { $name } » ne s’affiche que seul sur sa ligne.
site-link-nowhere = Le lien vers « { $to } » ne mène nulle part.
site-link-nowhere-near = Le lien vers « { $to } » ne mène nulle part ; vouliez-vous dire « { $nearest } » ?
site-value-not-said = Personne ne l’a encore dit
site-value-title = le nom de l’événement
site-value-line = l’événement en une ligne
site-value-city = la ville
site-value-dates = de quel jour à quel jour
site-value-year = l’année
site-value-zone = le fuseau horaire
site-value-venue-name = le lieu qui porte ce numéro
site-value-venue-address = son adresse
site-value-venue-way = comment y aller depuis le premier lieu
site-value-venue-seats = combien de personnes y tiennent
site-value-overflow = le deuxième lieu
site-value-day-date = le jour qui porte ce numéro
site-value-day-hours = de quelle heure à quelle heure
site-value-conduct = qui répond du code de conduite
site-part-today = ce qui se passe, le remplissage des lieux, où tout se trouve
site-part-houses = le remplissage des lieux
site-part-sponsors = les soutiens par niveau
site-part-people = à qui s’adresser, et qui parle
site-part-speakers = qui parle
site-part-team = à qui s’adresser
site-part-timetable = le programme ; suivi d’une date, celui de ce jour
site-part-board = les premières lignes du tableau
site-pages = Le site
site-pages-of-it = Pages
site-new-page = Nouvelle page
site-edit-page = Modifier une page
site-look-at-it = Voir le site
site-no-pages-yet = Aucune page n’est encore écrite. D’ici là, l’accueil dit ce que l’événement sait lui-même : jours, lieux, à qui s’adresser.
site-draft-word = brouillon
site-n-left-out = { $n ->
    [one] { $n } élément omis
   *[other] { $n } éléments omis
}
site-in-the-menu = « { $word } » dans le menu
site-written-by = { $who }, { $when }
site-taken-off = Retirées du site
site-take-off = Retirer du site
site-put-back = Remettre
site-can-come-back = La page disparaît du site pour tout le monde. Son historique reste, et la liste des pages permet de la remettre.
site-title = Titre
site-address = Adresse
site-address-hint = Derrière /about/ : a à z, 0 à 9, - et / entre les parties. Vide : la page d’accueil.
site-menu-word = Mot dans le menu
site-menu-hint = Vide : pas dans le menu.
site-order = Place dans le menu
site-language = Langue
site-any-language = L’événement n’a qu’une langue
site-only-the-team = Un brouillon : seule l’équipe le voit.
site-aliases = Anciennes adresses
site-aliases-hint = Une par ligne, comme faq/ ou location/#day-two. Qui en ouvre une arrive ici.
site-text-hint = Markdown : # titre, - liste, [texte](page-ou-lien-https), tableaux, notes [^1], tâches - [ ]. La liste ci-dessous dit ce qu’elle peut nommer d’autre.
site-what-a-page-may-name = Ce qu’une page peut nommer
site-on-a-line-of-its-own = Seul sur une ligne :
site-look = Apparence et pied de page
site-look-line = L’événement en une ligne
site-look-line-hint = Ce que c’est et pour qui : « Deux jours où l’on construit ensemble. »
site-look-city = Ville
site-look-accent = Couleur
site-look-coloured = Une couleur propre
site-look-accent-hint = Pour les liens et les boutons. Elle est foncée ou éclaircie là où elle ne serait pas lisible.
# A colour, and what it became.
site-accent-too-light = { $asked } est trop clair sur le blanc : c’est { $fitted } sur ces pages.
site-accent-too-dark = { $asked } est trop foncé sur une page sombre : c’est { $fitted } sur ces pages.
site-look-links = Liens au pied de page
site-look-links-hint = Un par ligne : son nom, puis son adresse.
site-look-gathering = Rassemblement
site-look-gathering-hint = Un mot que les événements frères partagent, comme rustfest-paris. Vide : il est seul.
site-sponsors-hint = Dans l’ordre où ils figurent. Une ligne sans nom, niveau, lien ni texte disparaît.
site-sponsor-n = Soutien { $n }
site-sponsor-name = Nom
site-sponsor-level = Niveau
site-sponsor-link = Lien
site-sponsor-text = En ses mots

## The gathering around it: sibling events under one roof

gathering-events-of = Événements de { $name }
gathering-its-events = Événements
gathering-talks = Conférences
gathering-workshops = Ateliers
gathering-impl-days = { $n ->
    [one] impl Day
   *[other] impl Days
}
gathering-date = { $date ->
    [1] 1er
   *[other] { $date }
} { $month }
gathering-dates = { $first ->
    [1] 1er
   *[other] { $first }
}–{ $last } { $month }
gathering-now = Maintenant et ensuite
gathering-next = Ensuite
gathering-alone = Aucun autre événement tenu ici ne nomme le même rassemblement.
gathering-shares-tickets = Les billets du rassemblement sont valables ici
gathering-shares-tickets-hint = Ceux de ses autres événements qui le disent aussi. Les nôtres y sont valables.
gathering-sponsor = Soutient tout le rassemblement : tous ses événements le nomment
gathering-page-is-shared = Les autres événements du rassemblement la montrent aussi, s’ils n’ont pas de page à cette adresse.
# A page that another event wrote.
gathering-page-of = Cette page vient de { $event }.
# A ticket, and whose list it is on.
door-from-sibling = { $ticket } · de la liste de { $event }
door-bring-name = Faire entrer { $name } et noter son arrivée
gathering-goes-along = Mon nom et mes réponses peuvent me suivre aux autres événements de ce rassemblement
# Where one signs up for a workshop; a link to the question.
gathering-goes-along-if = Votre nom sera connu aux autres événements de ce rassemblement si vous le laissez vous suivre
gathering-goes-along-hint = En y venant avec votre billet ou dans ce navigateur, vous n’aurez pas à tout redire. Ce que vous mangez et ce dont vous avez besoin pour participer reste ici.
gathering-known-from = Voici vos réponses à { $event }. Relisez et enregistrez : elles seront connues ici aussi.
gathering-came-from = Ce que l’on sait de vous ici vient de { $event }, et y reste connu.
gathering-copy-there = Ce que vous avez laissé vous suivre est aussi connu à { $event }.
gathering-erase-there = L’effacer là-bas

## Where the event is shown

stream-watch-at = Regarder sur { $host }
stream-opens-there = Cela s’ouvre là-bas. Rien de ce site n’est chargé avant que l’on appuie.
stream-begins = Début : { $day }.
stream-is-over = C’est terminé, et rien n’est encore à revoir.
stream-nowhere-yet = Personne n’a encore dit où regarder.
stream-next = Ensuite
stream-nothing-now = Rien au programme en ce moment.
stream-nothing-more = Plus rien au programme aujourd’hui.
stream-recordings = À revoir
# Below the few sessions that are named: how many more are on or come next.
on-now-and-more = { $n } de plus

## The timetable and the site, in the history and in refusals

did-plan-session = { $who } a mis « { $title } » au programme
did-describe-session = { $who } a modifié « { $title } » au programme
did-restore-session = { $who } a indiqué que « { $title } » a lieu
did-cancel-session = { $who } a annulé « { $title } »
did-withdraw-session = { $who } a retiré « { $title } » du programme
did-pick = { $who } veut assister à « { $title } »
did-pick-for = { $who } a noté que { $name } veut assister à « { $title } »
did-unpick = { $who } n’assistera pas à « { $title } »
did-unpick-for = { $who } a noté que { $name } n’assistera pas à « { $title } »
did-write-page = { $who } a écrit la page « { $title } »
did-remove-page = { $who } a retiré la page « { $title } » du site
did-put-back-page = { $who } a remis la page « { $title } » sur le site
did-sponsor = { $who } a modifié les soutiens : { $n ->
    [0] plus aucun
    [one] { $n } maintenant
   *[other] { $n } maintenant
}
did-dress = { $who } a modifié l’apparence du site
refused-gone-talk = Cette séance n’est plus au programme. Consultez le programme.
refused-gone-page = Cette page n’existe plus. Consultez la liste des pages.
refused-no-such-time = L’heure change { $day }, et { $time } n’existe pas. Choisissez une heure avant ou après.
refused-room-taken = « { $title } » occupe cette salle jusqu’à { $until }. { $free } est libre : prenez cette salle, ou une autre heure.
refused-all-rooms-taken = « { $title } » occupe cette salle jusqu’à { $until }, et aucune autre n’est libre. Choisissez une autre heure.
refused-no-such-file = Le site n’a pas de fichier { $given }. Ajoutez-le sous Fichiers, ou écrivez une adresse qui commence par https://.
refused-over-already = Cette heure est déjà passée. Choisissez un jour et une heure à venir.
refused-on-the-spot = Une séance improvisée dure de 15 à 90 minutes. Choisissez une telle durée, ou adressez-vous à la coordination.
refused-session-full = « { $title } » a { $seats ->
    [one] { $seats } place, et elle est prise
   *[other] { $seats } places, et toutes sont prises
}. Revenez voir plus tard, ou demandez sur place.
refused-not-a-permalink = « { $given } » ne peut pas figurer dans une adresse. Utilisez a à z, 0 à 9, - et / entre les parties.
refused-permalink-taken = La page « { $title } » a cette adresse dans la même langue. Choisissez-en une autre.
refused-alias-taken = « { $alias } » mène déjà à la page « { $title } ». Retirez-la des anciennes adresses, ici ou là-bas.
refused-alias-is-a-room = « { $alias } » est une rubrique de l’événement, et les liens y mènent. Retirez-la des anciennes adresses.
refused-leads-elsewhere = Cette adresse mène à la page « { $title } ». Choisissez-en une autre, ou retirez-la des anciennes adresses de cette page.
refused-not-a-colour = « { $given } » n’est pas une couleur. Écrivez-la comme #0b5b4c.
field-minutes = les minutes
field-permalink = l’adresse de la page
field-colour = la couleur
refused-not-a-language = « { $given } » n’est pas une langue. Écrivez son code, comme fr ou pt-BR.
field-language = la langue

# Files of the site: pictures, slides, a style sheet.
site-files = Fichiers
site-files-of-it = Sur le site
site-files-none = Aucun fichier pour l’instant. Images, diapositives et feuille de style vont ici ; les pages les nomment ensuite.
site-files-choose = Choisir des fichiers
site-files-hint = Images en JPEG, PNG, WebP, GIF ou SVG ; PDF ; une feuille de style ; ou tout autre fichier à emporter. 20 Mo chacun, 64 Mo à la fois. Un fichier dont le nom est déjà pris remplace l’autre. Les images sont réduites pour la lecture, et ce qu’un appareil y a écrit, comme le lieu, est laissé de côté.
site-files-bring = Ajouter
site-files-change = Remplacer ou retirer
site-files-replace-with = Le nouveau fichier ; il garde le nom
site-files-replace = Remplacer
site-files-can-come-back = Rien ne l’utilise. L’historique permet de le remettre.
site-files-leaves-a-gap = Il est utilisé ici : { $where }. Il y manquera désormais. L’historique permet de le remettre.
site-files-used = Utilisé ici : { $where }
site-files-unused = Pas encore utilisé
site-files-pixels = { $width } × { $height } pixels
site-files-kilobytes = { $n } ko
site-look-logo = Logo
site-look-logo-hint = Figure à côté du nom de l’événement sur les pages du site. Sur un écran sombre, il a un papier clair derrière lui.
site-look-stylesheet = Feuille de style
site-look-stylesheet-hint = Un fichier CSS à vous, lu après celui du programme. Le manuel dit quelles valeurs il peut donner. Les pages où l’on écrit le site ne l’utilisent pas.
site-look-no-file = Aucun
site-hero = Image en tête
site-hero-focus = Ce qui reste visible
site-hero-focus-hint = Sur un écran étroit, l’image est coupée. Dites quel point reste : sa distance de la gauche et du haut, par exemple 50% 30%.
did-file = { $who } a mis le fichier { $path } sur le site
did-take-file-off = { $who } a retiré le fichier { $path } du site
refused-gone-file = Ce fichier n’existe plus. Consultez de nouveau la page qui menait ici.
refused-file-path = Un fichier ne peut pas s’appeler « { $given } ». Prenez des lettres sans accent, des chiffres et des traits d’union, et une extension, comme hall.jpg.
refused-file-alike = Les fichiers { $path } et { $other } ne diffèrent que par des majuscules, ce que tous les ordinateurs ne distinguent pas. Donnez-lui un autre nom.
refused-file-large = Le fichier { $path } a { $size } Mo ; { $most } Mo sont possibles. Enregistrez-le plus petit, ou déposez-le ailleurs et mettez un lien.
refused-file-many = L’événement a déjà { $most } fichiers. Retirez-en d’abord.
refused-file-no-room = Tous les fichiers de l’événement, avec ceux qu’ils ont remplacés, peuvent avoir { $most } Mo. Déposez les grands ailleurs et mettez un lien.
refused-file-pixels = L’image { $path } a { $width } × { $height } pixels. Jusqu’à { $most } millions sont possibles, et { $side } par côté ; enregistrez-la plus petite.
refused-file-kind = Le fichier { $path } n’est pas ce que dit son nom. Enregistrez-le de nouveau depuis le programme qui l’a fait, ou donnez-lui la bonne extension.
refused-file-foreign = Le fichier { $path } est un type d’image que tous les navigateurs ne montrent pas. Enregistrez-le en JPEG ou en PNG.
refused-file-broken = Le fichier { $path } ne se lit pas comme une image. Peut-être n’est-il pas arrivé entier ; réessayez, ou enregistrez-le de nouveau.
refused-file-fetches = La ligne { $line } de { $path } va chercher quelque chose, ce qu’une feuille de style ne peut pas. Écrivez les règles dans le fichier lui-même, sans @import ni url(…).
refused-file-unknown = Aucun fichier { $given } n’est sur le site. Ajoutez-le d’abord, sous Fichiers.
refused-file-unknown-near = Aucun fichier { $given } n’est sur le site. Peut-être { $near }, à la place.
refused-file-not-fit = Le fichier { $path } est autre chose que ce qui est demandé là. Choisissez-en un autre.
field-file = le fichier

## What other programs read

news = Nouvelles
feed-lead = Annonces, projets, ce qui en est sorti, et changements du programme.
feed-project = Nouveau projet : { $title }
feed-outcome = Fait : { $title }
feed-moved = Déplacé : { $title }
feed-cancelled = Annulé : { $title }
for-other-programs = Pour les agendas, les applications et d’autres sites
news-as-a-feed = Les nouvelles en flux
today-as-data = La journée en données

## The timetable

timetable = Programme
to-the-timetable = Vers le programme
timetable-is-empty = Rien n’est encore au programme.
nothing-on-that-day = Rien n’est au programme de ce jour.
all-rooms = Toutes les salles
other-places = Autres endroits
time-not-known-yet = Pas encore d’heure
not-known-yet = Pas encore connu
hours-from-to = { $from } – { $to }
# An end after the clocks were put back in between: “2:00, …”.
after-clocks-back = { $time } (heure d’hiver)
n-minutes = { $n } min
n-hours-minutes = { $hours } h { $n }
session-talk = conférence
session-keynote = conférence plénière
session-workshop = atelier
session-break = pause
session-meeting = réunion
session-other = autre chose
session-kind = De quel genre
session-kind-word = Avec votre propre mot
session-title = Titre
session-subtitle = Sous-titre
session-when = Quand
session-day = Jour
session-begins = Début
session-minutes = Minutes
session-at-hint = Dans le fuseau horaire de l’événement. Ce qui commence avant cinq heures du matin appartient à la veille.
session-speakers = Qui intervient
session-host = À l’initiative de
session-speakers-hint = Les noms, séparés par des virgules.
session-language = Langue
session-track = Parcours
session-brief = De quoi il s’agit, en bref
session-text = De quoi il s’agit
session-text-hint = Plusieurs lignes ; liens et *accentuation* comme en Markdown.
session-seats = Places
one-signs-up = on s’inscrit pour une place
session-slides = Présentation
session-slides-hint = Une adresse, ou un fichier du site : assets/metiers.pdf
session-recording = Enregistrement
session-not-recorded = Pas d’enregistrement
session-license = Licence de l’enregistrement : { $license }
session-license-label = Licence de l’enregistrement
session-more = Sous-titre, parcours, places, liens
session-more-links = Autres liens, un par ligne ; son nom peut suivre
session-links = Liens
session-was = Déplacée. Auparavant : { $was }
this-session = Cette séance
add-a-session = Ajouter une séance
change-this-session = Modifier cette séance
call-a-session = Prendre une salle
call-a-session-hint = Prenez une salle libre pour 15 à 90 minutes, pour ce dont vous voulez parler. La séance figure aussitôt au programme.
take-the-room = Prendre la salle
choose-a-room = Choisir une salle
place-with-seats = { $seats ->
    [one] { $name } ({ $seats } place)
   *[other] { $name } ({ $seats } places)
}
all-the-same = Quand même
cancelled = annulée
it-takes-place = Elle a lieu
cancel-this-session = L’annuler
take-off-the-timetable = La retirer du programme
i-want-to-be-there = Je veux y assister
sign-up = M’inscrire
not-any-more = Finalement non
you-signed-up = Vous avez une place.
one-of-your-picks = Cette séance est dans votre sélection.
one-of-my-picks = ma sélection
n-seats-left = { $n ->
    [0] Il ne reste aucune place.
    [one] Il reste { $n } place.
   *[other] Il reste { $n } places.
}
session-is-full = Complet : { $seats ->
    [one] la seule place est prise.
   *[other] { $seats } places sur { $seats } sont prises.
}
session-is-full-hint = Regardez à nouveau plus tard, ou demandez sur place au début.
you-picked-then = À la même heure, vous avez choisi : { $title }, { $hours }
my-picks = Ma sélection
news-of-your-picks = Du nouveau dans votre sélection
i-have-seen-it = J’ai vu
no-picks-yet = Votre sélection est vide. Ouvrez une séance et indiquez que vous voulez y assister.
picks-stay-in-this-browser = Votre sélection reste dans ce navigateur. Sans compte, et personne n’en est informé.
picks-are-yours = Seules vous et l’équipe voyez votre sélection.
into-my-calendar = Dans mon agenda
for-schedule-apps = Pour les applications de programme
who-signed-up = Qui s’est inscrit
who-picked-it = Qui veut y assister
only-the-team-sees-this = Seule l’équipe voit cela.
at-the-same-time = À la même heure
at-the-same-time-as = À la même heure que { $titles }
clash-in-the-room = Dans cette salle : { $title }, { $hours }
clash-at-the-spot = Au même endroit : { $title }, { $hours }
clash-of-a-speaker = { $names } intervient à la même heure : { $title }, { $hours }
clash-of-picks = { $n } personnes ont choisi les deux : { $title }, { $hours }
import-did-site = { $sessions ->
    [one] { $sessions } séance
   *[other] { $sessions } séances
}, { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}
team-timetable-line = Conférences, ateliers, et salles que chacun peut prendre.
team-site-line = Pages, soutiens, et une couleur.
