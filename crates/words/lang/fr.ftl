### Français. On dit vous, les boutons sont à l’infinitif, rien n'est genré.

language-name = Français

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
    [0] aucune place libre
    [one] { $free } place libre
   *[other] { $free } places libres
}
paused-since = en pause depuis { $time }
idea-of = idée proposée par { $name }
newcomers-welcome = premiers pas bienvenus
newcomers-welcome-sentence = Premiers pas bienvenus.
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
free-place = place libre
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
no-place-yet = Vous n’avez pas encore de place.
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
did-touch = { $who } a modifié un nom ou qui peut le voir
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
refused-gone-project = Ce projet n’est plus sur le tableau. Cherchez-le là, ou ajoutez-le de nouveau.
refused-gone-outcome = Ce résultat n’est plus sur le tableau. Ajoutez-le de nouveau au besoin.
refused-gone-message = Cette note n’est plus là. Regardez les plus récentes sur le tableau.
refused-gone-person = Une des personnes n’est plus dans la liste. Écrivez plutôt son nom.
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
refused-or-anyway = Vous pouvez aussi continuer quand même.
refused-changed-since = Entre-temps, { $name } a modifié la même chose. Comparez les deux versions, puis enregistrez encore ou revenez en arrière.
refused-not-on-that-day = Ce projet n’a pas lieu { $day }. Regardez le tableau d’un autre jour.
refused-finished = Ce projet est terminé pour la journée. Reprenez-le d’abord, ou choisissez un autre projet.
refused-full-for-now = { $title } ne prend personne pour le moment. Cherchez une autre table, ou demandez sur place quand venir.
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
on-paper-lead = Une feuille A4 pour chaque lieu et chaque table, avec son signe, ses places et un code à scanner.
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
    [one] { $seats } place
   *[other] { $seats } places
} dans ce lieu.
tick-one = Asseyez-vous et cochez-en une.
tick-one-of = { $seats ->
    [one] Une place. Asseyez-vous et cochez-la.
   *[other] { $seats } places. Asseyez-vous et cochez-en une.
}
make-a-stroke = { $seats } places. Asseyez-vous et tracez un trait ici :
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
import-long-row = Cette ligne a { $cells } cellules, le tableau { $columns } colonnes. Le surplus est joint à la dernière cellule.
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
out-for-a-while = Sortie momentanée ; la place à { $venue } est gardée.
out-until = Sortie momentanée, retour vers { $time } ; la place à { $venue } est gardée.
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
find-somebody = Chercher une personne
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
merge-sits = { $day } : une place à { $project }
merge-sits-elsewhere = { $day } : la place à { $project } se libère, l’autre fiche en a déjà une
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
welcome-you-are-in = Bienvenue, c’est fait. Dites dans quelle maison vous êtes, puis regardez le tableau.
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
