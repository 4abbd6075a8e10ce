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
needs-thing = besoin : { $thing }
answer = Répondre
answered = résolu
n-answers = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}

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
need-something-else = Autre chose : une carte, un adaptateur
newcomers-are-welcome = premiers pas bienvenus
how-many-places = Combien de places ?
it-is-running = Démarrer maintenant
just-an-idea = Proposer comme idée
put-them-anyway = Continuer quand même
edit-project = Modifier { $title }
it-says-now = Texte actuel :
your-words-below = Votre texte est toujours là, plus bas. Enregistrez encore pour remplacer le texte actuel par le vôtre.
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
link-is-spent = Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a envoyé.

## What did not go

problem-title = Ça n’a pas marché
problem-not-found = Il n’y a pas de page à cette adresse. L’adresse est peut-être mal écrite, ou son contenu a disparu. Repartez du tableau.
problem-bad-form = Le formulaire est arrivé incomplet. Revenez en arrière et renvoyez-le.
problem-too-large = C’est trop long pour un formulaire. Raccourcissez et renvoyez.
problem-too-slow = Votre envoi n’est pas arrivé à temps. Revenez en arrière et renvoyez-le là où le réseau est meilleur.
problem-from-elsewhere = Ce formulaire venait d’un autre site. Ouvrez le tableau ici et remplissez-le de nouveau.
rejected-not-saved = Rien n’est enregistré : le serveur ne peut pas écrire en ce moment. Votre texte est toujours là. Réessayez dans une minute.
rejected-reused = Ce formulaire a déjà été envoyé avec un autre contenu. Rechargez la page, puis renvoyez-le.
rejected-taken = Un autre évènement porte déjà ce nom dans son adresse. Choisissez un autre nom.
refused-empty = Il manque { $field }. Complétez et renvoyez.
refused-too-long = Trop long : { $field } ({ $length } caractères pour { $limit } au plus). Raccourcissez et renvoyez.
refused-not-a-link = « { $given } » n’est pas un lien. Écrivez une adresse qui commence par https:// ou http://.
refused-not-a-number = { $field } : ce nombre ne convient pas. Écrivez un nombre entier, { $most } au plus.
refused-unknown-day = Ce jour ne fait pas partie de l’évènement. Choisissez un de ses jours.
refused-unknown-place = Cet évènement n’a pas ce lieu ou cette salle. Choisissez dans la liste, ou décrivez l’endroit avec vos mots.
refused-gone-project = Ce projet n’est plus sur le tableau. Cherchez-le là, ou ajoutez-le de nouveau.
refused-gone-outcome = Ce résultat n’est plus sur le tableau. Ajoutez-le de nouveau au besoin.
refused-gone-message = Cette note n’est plus là. Regardez les plus récentes sur le tableau.
refused-gone-person = Une des personnes n’est plus dans la liste. Écrivez plutôt son nom.
refused-gone-import = Cet import est introuvable. Regardez sur le tableau ce qui en reste.
refused-not-allowed = Pour { $act }, il faut un accès { $role }. Demandez un lien à la coordination.
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
refused-not-open = Cet évènement ne le permet pas en ce moment. Repartez de son tableau.
refused-id-taken = Ce numéro est déjà pris. Rechargez la page, puis renvoyez.
refused-unknown-zone = Aucun fuseau horaire ne porte ce nom. Choisissez-en un dans la liste, par exemple Europe/Paris.
refused-days = Ces jours ne conviennent pas : le dernier ne peut pas précéder le premier, et 31 jours sont le maximum. Choisissez d’autres jours.
refused-slug-form = Le nom dans l’adresse compte de 2 à 40 caractères : a à z, 0 à 9 et -. Choisissez un autre nom.
refused-slug-reserved = Ce nom est réservé au programme. Choisissez un autre nom.

## What one may or may not do

act-write = écrire sur le tableau
act-announce = publier une annonce
act-count = compter les personnes ou les faire entrer
act-put-anyway = placer du monde là où c’est complet
act-import = importer une page
act-withdraw = retirer des éléments du tableau
act-strike = rendre un texte illisible
act-open = ouvrir un évènement
act-tick = donner l’heure

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
