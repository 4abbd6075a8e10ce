### Français. On dit vous, les boutons sont à l'infinitif, rien n'est genré.

language-name = Français

## Around every page

skip-to-content = Aller au contenu
all-events = Tous les évènements
to-all-events = Vers tous les évènements
to-the-board = Vers le tableau
to-the-project = Vers le projet
this-event = Cet évènement
this-project = Ce projet
close = Fermer
cancel = Annuler
save = Enregistrer
edit = Modifier
demo-line = Démo :
demo-roles = Les rôles de la démo
as-of = État à
struck = (retiré)
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
} { $date }
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
day-long = { $weekday } { $date } { $month }
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
slot-doors = ouverture
slot-round = tour des noms
slot-work = travail
slot-lunch = déjeuner
slot-winding-down = fin de journée
slot-closing = fermeture
new-here = Première fois ?
is-glad-to-help = { $name } vous aide volontiers.
how-to-begin = Comment commencer
coordinates = { $name } coordonne
there-for-newcomers = { $name } est là pour vos débuts
conduct-contact = Code de conduite : { $name }, { $contact }
left-next = { $left ->
    [one] { $left } place restante, puis { $name }
   *[other] { $left } places restantes, puis { $name }
}
seats-left = { $left ->
    [one] { $left } place restante
   *[other] { $left } places restantes
}
full = Complet
full-next = Complet. { $name } en a { $free }
running = En cours
ideas = Idées qui cherchent du monde
ideas-short = Idées
done = Fait
notes = Notes et questions
notes-short = Notes
finished = Terminé
head-where = Où
head-what = Quoi
head-for-whom = Pour qui, et qui
head-seats = Places
add-a-project = Ajouter un projet
plus-project = + Projet
plus-done = + Fait
ask-for-help = Demander de l’aide
add-to-done = Ajouter à Fait
write = Écrire
copy-as-markdown = Copier en Markdown
copied = Copié
paste-a-page = Coller une page
nothing-runs-yet = Rien n’est en cours. Commencez quelque chose, ou écrivez une idée et voyez qui vient.
no-ideas-yet = Aucune idée n’attend du monde. La vôtre peut être la première.
nothing-done-yet = Ce qui sortira de la journée sera ici : un lien, une phrase, une chose apprise.
no-notes-yet = Demandez, proposez, racontez : toutes les personnes présentes le lisent.
late-is-fine = Plus tard, c’est très bien : { $day } reste ouvert.
at-venue = À { $venue },
would-join = { $n ->
    [one] { $n } en serait
   *[other] { $n } en seraient
}
n-here = { $n } ici
here-and-free = { $here } ici, { $free ->
    [0] aucune place libre
    [one] { $free } place libre
   *[other] { $free } places libres
}
paused-since = en pause depuis { $time }
idea-of = une idée de { $name }
newcomers-welcome = débuts bienvenus
newcomers-welcome-sentence = Débuts bienvenus.
needs-hands = besoin de monde
needs-mentor = besoin de mentorat
needs-reviewer = besoin de relecture
needs-thing = besoin : { $thing }
answer = Répondre
answered = répondu
n-answers = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}

## New here

new-here-title = Première fois ici
ask-person = Demandez { $name }.
is-there-for-you = { $name } est là pour vous aujourd’hui, et aucune question n’est trop petite.
new-here-anyone = Demandez à toute personne qui porte un badge.
new-here-step-1 = Regardez le tableau : chaque ligne est une table où l’on travaille à quelque chose.
new-here-step-2 = Choisissez-en une qui dit « débuts bienvenus », et touchez Rejoindre : vous saurez où aller et qui demander.
new-here-step-3 = Essayez. Changer de table va très bien, et apprendre quelque chose est un résultat.
newcomers-welcome-here = Débuts bienvenus ici
none-says-so-yet = Aucun projet ne le dit encore. Demandez quand même : la compagnie fait presque toujours plaisir.

## A project

what-are-you-working-on = À quoi travaillez-vous ?
where = Où ?
room-table-landmark = Salle, table ou repère
for-whom-and-needs = Pour qui, et ce qu’il faut
for-whom = Pour qui est-ce ?
what-it-needs = Ce qu’il faut
need-hands = du monde
need-mentor = du mentorat
need-reviewer = une relecture
need-something-else = Autre chose : une carte, un adaptateur
newcomers-are-welcome = débuts bienvenus
how-many-places = Combien de places ?
it-is-running = C’est en cours
just-an-idea = Juste une idée
put-them-anyway = Le faire quand même
edit-project = Modifier { $title }
it-says-now = Il est écrit maintenant :
your-words-below = Vos mots sont toujours ci-dessous. Enregistrez encore pour remplacer ceux-ci par les vôtres.
board-of-day = Tableau de { $day }
paused = en pause
an-idea = idée
your-place = Votre place
you-are-in = Vous en êtes.
go-to = Allez à { $place }.
ask-for = Demandez { $name }.
leave = Quitter
join = Rejoindre
i-would-join = J’en serais
rather-not = Plutôt pas
you-would-join = Vous en seriez. La personne qui commence peut compter sur vous.
finished-for-the-day = Terminé pour { $day }.
where-and-whether = Place et état
join-first-then-change = Rejoignez d’abord, puis vous pourrez déplacer, mettre en pause ou terminer.
start-it = Commencer
pause-it = Mettre en pause
finish-it = Terminer
go-on-with-it = Reprendre
move-it = Déplacer
here = Ici
who-would-join = Qui en serait
you = vous
since = depuis
free-place = place libre
nobody-yet = Personne n’est encore à cette table.

## Who one is

your-name = Votre nom ou un pseudo
your-name-hint = Il est affiché sur cette page.
who-may-see-your-name = Qui peut voir votre nom ?
listing-everyone = tout le monde
listing-participants = les personnes inscrites
listing-nobody = personne
my-place = Ma place
you-are-name = Vous êtes { $name }, ici en tant que { $role }.
you-are-role = Vous êtes ici en tant que { $role }.
your-name-is-shown-to = Votre nom est visible pour : { $listing }.
no-name-yet = On ne vous a pas encore demandé de nom. Vous en donnez un en écrivant, en rejoignant ou en arrivant.
no-place-yet = Vous n’avez pas encore de place.
look-at-the-board = Regarder le tableau
you-are-at = Vous êtes à { $venue }
sign-out = Se déconnecter sur cet appareil
role-visitor = visite
role-participant = participation
role-mentor = mentorat
role-greeter = accueil
role-coordinator = coordination
role-organiser = organisation

## Done

what-came-of-it = Qu’est-ce que cela a donné ?
what-came-of-it-label = Avec vos mots
what-came-of-it-hint = Un lien, une phrase, une chose apprise.
who = Qui ?
me = moi
others-by-name = D’autres, par leur nom : Ada, Linus
from-which-project = De quel projet ?
from-none = d’aucun
link-and-kind = Lien et sorte
a-link = Un lien
what-kind = De quelle sorte ?
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
note-help = Aide demandée
note-lost-found = Objets trouvés
about-which-project = Au sujet de quel projet ?
about-none = d’aucun
say-it = Le dire
your-answer = Votre réponse
it-is-answered = C’est répondu

## Houses

of-m-seats = sur { $seats } places
you-are-here = Vous êtes ici.
i-am-here = J’y suis
i-am-leaving = Je pars
counted-by-hand = Compté à la main
how-many-are-here = Combien de personnes sont ici maintenant ?
count-hint = Les arrivées et les départs suivants comptent à partir de là.
set-the-count = Fixer le compte
nothing-runs-here = Rien n’est en cours ici.

## Events

create-an-event = Créer un évènement
create-it = Le créer
no-events-yet = Pas encore d’évènement.
what-this-is = La page vivante des journées de contribution : ce qui se fait et où, qui a besoin de quoi, et ce que cela a donné.
event-title = Comment s’appelle-t-il ?
first-day = Premier jour
last-day = Dernier jour
time-zone = Fuseau horaire
houses-and-rooms = Lieux et salles
houses-hint = Un lieu par ligne : nom : places ; salle : places; @adresse. Par exemple : Formeret: 100; 101: 40; 201: 20; @17 rue de Cléry
people-to-ask-and-address = À qui demander, et le nom dans l’adresse
who-is-there-for-newcomers = Qui est là pour les débuts ?
who-coordinates = Qui coordonne ?
who-answers-for-conduct = Qui répond du code de conduite, et comment joindre cette personne ?
name-in-the-address = Nom dans l’adresse
organiser-link-needed = Ouvrez d’abord le lien d’organisation. Le programme l’a affiché dans sa fenêtre en démarrant.
this-link-makes-you = Ce lien vous fait entrer en tant que { $role }.
come-in = Entrer
link-is-spent = Ce lien a déjà servi ou il est trop ancien. Demandez-en un nouveau à la personne qui l’a envoyé.

## What did not go

problem-title = Cela n’a pas marché
problem-not-found = Il n’y a pas de page à cette adresse. Elle est peut-être mal écrite, ou ce qu’elle montrait n’est plus là. Repartez du tableau.
problem-bad-form = Le formulaire n’est pas arrivé en entier. Revenez en arrière et renvoyez-le.
problem-too-large = C’est plus qu’un formulaire ne peut porter. Raccourcissez et renvoyez.
problem-from-elsewhere = Ce formulaire était sur un autre site. Ouvrez le tableau ici et remplissez-le là.
rejected-not-saved = Ce n’est pas enregistré : le serveur ne peut pas écrire en ce moment. Votre texte est toujours là. Réessayez dans une minute.
rejected-reused = Ce formulaire a déjà été envoyé avec d’autres mots. Rechargez la page, puis envoyez-le.
rejected-taken = Un évènement porte déjà ce nom dans son adresse. Choisissez un autre nom.
refused-empty = Il manque quelque chose : { $field }. Remplissez et renvoyez.
refused-too-long = Trop long : { $field } a { $length } caractères et en prend { $limit }. Raccourcissez et renvoyez.
refused-not-a-link = « { $given } » n’est pas un lien. Un lien commence par https:// ou http://.
refused-not-a-number = { $field } : il faut un nombre entier, au plus { $most }.
refused-unknown-day = Cet évènement n’a pas ce jour. Choisissez un de ses jours.
refused-unknown-place = Cet évènement n’a pas ce lieu ou cette salle. Choisissez dans la liste, ou décrivez l’endroit avec des mots.
refused-gone-project = Ce projet n’est plus au tableau. Cherchez-le là, ou ajoutez-le de nouveau.
refused-gone-outcome = Ce résultat n’est plus au tableau. Ajoutez-le de nouveau s’il manque.
refused-gone-message = Cette note n’est plus là. Regardez les plus récentes au tableau.
refused-gone-person = Une des personnes n’est plus affichée. Écrivez plutôt son nom.
refused-gone-import = Cet import n’est plus connu. Regardez au tableau ce qu’il a apporté.
refused-not-allowed = Pour { $act }, il faut être ici en tant que { $role }. Demandez un lien à la coordination.
refused-name-needed = Il manque un nom. Écrivez votre nom ou un pseudo ; qui peut le voir, c’est vous qui choisissez.
refused-full = { $name } : complet ({ $heads } sur { $seats }). Choisissez un autre endroit.
refused-full-next = { $name } : complet ({ $heads } sur { $seats }). { $place } a { $free ->
    [one] { $free } place libre
   *[other] { $free } places libres
}.
refused-project-full = { $title } : complet ({ $heads } sur { $seats }). Cherchez une autre table, ou demandez qu’on vous fasse une place.
refused-or-anyway = Ou bien faites-le quand même.
refused-changed-since = Entre-temps, { $name } a changé la même chose. Comparez les deux, puis enregistrez encore ou revenez en arrière.
refused-not-on-that-day = Ce projet n’a pas lieu { $day }. Regardez le tableau d’un autre jour.
refused-finished = Ce projet est terminé pour la journée. Reprenez-le d’abord, ou choisissez-en un autre.
refused-not-open = Cet évènement n’est pas ouvert pour cela. Repartez de son tableau.
refused-id-taken = Quelque chose porte déjà le même numéro. Rechargez la page, puis renvoyez.
refused-days = Les jours ne vont pas : le dernier ne peut pas être avant le premier, et 31 est le maximum. Choisissez d’autres jours.
refused-slug-form = Le nom dans l’adresse prend de 2 à 40 caractères parmi a à z, 0 à 9 et -. Choisissez un tel nom.
refused-slug-reserved = Le programme utilise lui-même ce nom. Choisissez un autre nom.

## What one may or may not do

act-write = écrire au tableau
act-announce = annoncer quelque chose
act-count = compter les personnes ou les faire entrer
act-put-anyway = placer du monde là où il n’y a plus de place
act-import = apporter une page
act-withdraw = retirer des choses du tableau
act-strike = rendre un texte illisible
act-open = ouvrir un évènement
act-tick = dire l’heure

## Fields

field-title = le titre
field-audience = pour qui c’est
field-where = l’endroit
field-needs = ce qu’il faut
field-seats = le nombre de places
field-name = le nom
field-who = qui c’était
field-what = ce que cela a donné
field-link = le lien
field-text = le texte
field-count = le compte
field-day = le jour
field-zone = le fuseau horaire
field-venue = le lieu
field-address = l’adresse
field-slug = le nom dans l’adresse
field-contact = le contact

## Import

import-title = Apporter une page
import-lead = Collez le Markdown d’une page vivante : ses tableaux de ce qui est en cours et de ce qui est fait, et ses compteurs. Vous voyez d’abord ce qui changerait ici ; rien n’est écrit avant votre accord.
import-text = La page
import-document = Le nom de la page
import-document-hint = Les lignes sont reconnues par ce nom : la même page deux fois ne change rien, une version plus récente n’ajoute que le nouveau.
import-document-usual = page vivante
import-as = En tant que
import-as-live = projets en cours, résultats et comptes
import-as-ideas = idées
import-as-past = projets finis et résultats
import-preview = Prévisualiser
import-bring = Apporter
import-what-it-does = Ce qui changerait
import-nothing = Il n’y a rien de nouveau dans cette page.
import-new-projects = Nouveaux projets
import-new-outcomes = Nouveaux résultats
import-by-nobody = par personne
import-same = { $n ->
    [one] { $n } ligne est connue et reste telle quelle.
   *[other] { $n } lignes sont connues et restent telles quelles.
}
import-differs = Autrement au tableau
import-differs-lead = Ces lignes sont connues, mais le tableau dit autre chose. Elles restent comme elles sont ici.
import-differs-cell = { $cell } : « { $here } » ici, « { $there } » dans la page
import-cell-what = Quoi
import-cell-where = Où
import-cell-audience = Pour qui
import-cell-remarks = Remarques
import-cell-count = Compte
import-on-board = Déjà au tableau
import-on-board-lead = Ces lignes viennent d’ailleurs et sont déjà au tableau. Elles ne sont pas ajoutées encore une fois.
import-days = De quel jour s’agit-il
import-days-lead = La page nomme des jours qui ne sont pas clairs ici. Choisissez un jour pour chacun, puis prévisualisez à nouveau.
import-no-heading = Lignes sans jour
import-choose-day = Choisir un jour
import-counts = Comptes
import-count = { $place } : { $n }, { $day }
import-unknown-place = Aucun lieu ne s’appelle ici « { $place } ». Réglez ce compte à la main.
import-left-out-outcomes = { $n ->
    [one] { $n } résultat est laissé de côté : les idées n’en ont pas.
   *[other] { $n } résultats sont laissés de côté : les idées n’en ont pas.
}
import-left-out-counters = { $n ->
    [one] { $n } compteur est laissé de côté : seule une page vivante en a.
   *[other] { $n } compteurs sont laissés de côté : seule une page vivante en a.
}
import-later = { $n ->
    [one] { $n } ligne de plus est de trop pour un seul import. Apportez la même page encore une fois ensuite.
   *[other] { $n } lignes de plus sont de trop pour un seul import. Apportez la même page encore une fois ensuite.
}
import-not-understood = Laissé de côté, ou lu avec prudence
import-at-line = ligne { $line }
import-unknown-table = Un tableau dont les colonnes ne disent rien ici est laissé de côté : { $columns }
import-unknown-column = La colonne « { $name } » est laissée de côté.
import-missing-separator = Ce tableau n’a pas de ligne de tirets sous son en-tête. Il est lu quand même.
import-long-row = Cette ligne a { $cells } cellules, le tableau { $columns } colonnes. Le reste est joint à la dernière cellule.
import-rows-apart = Des lignes sous une ligne vide sont lues comme celles du tableau au-dessus.
import-line-in-table = Cette ligne dans un tableau n’a pas de barre et est laissée de côté : { $text }
import-counter-too-large = Ce compteur est trop grand pour en être un et est laissé de côté.
import-not-utf-8 = Des octets ne sont pas en UTF-8 et sont remplacés.
import-no-table = Il n’y a pas ici de tableau lisible. Un tableau avec les colonnes « Quoi » et « Où » (ou « Public »), ou « Qui » et « Quoi », est attendu. Collez le Markdown de la page, avec les barres de ses tableaux.
import-no-table-found = Il n’y a pas ici de tableau lisible. Un tableau avec les colonnes « Quoi » et « Où » (ou « Public »), ou « Qui » et « Quoi », est attendu ; trouvé seulement : { $found }. Renommez les colonnes et réessayez.
import-not-text = Ce n’est pas du texte. Collez le Markdown de la page.
import-too-large = Cette page a { $bytes } octets, et { $limit } tiennent. Collez-la en plusieurs parties.
import-answer-days = Des lignes n’ont pas encore de jour. Choisissez un jour pour chaque titre.
import-changed = Le tableau a changé depuis cet aperçu. Regardez-le encore, puis apportez la page.
imports-so-far = Apporté jusqu’ici
import-take-back = Reprendre
import-did = { $projects ->
    [one] { $projects } projet
   *[other] { $projects } projets
}, { $outcomes ->
    [one] { $outcomes } résultat
   *[other] { $outcomes } résultats
}
import-taken-back = Import repris.
import-taken-back-kept = { $n ->
    [one] Import repris. { $n } ligne reste, car elle a été changée depuis.
   *[other] Import repris. { $n } lignes restent, car elles ont été changées depuis.
}
