"""What may follow the number or the name of a case, in any order: marks, dates, reports, pages, paragraphs, references back.

These are pieces for the patterns of families (see grammar): `«strasbourg»` and `«luxembourg»` take up everything that still belongs to
the citation and nothing after it.
"""

_APART = r"(?: ?\[ ?, |[)\]]{0,2} ?, ?(?:and |et |ir )?[(\[]{0,2}| ?[)\]] ?[(\[]?| ?[(\[]{1,2} ?| )"
_DECISION = (
    r"(?:(?:(?:the |this |its )?(?:European )?(?:Court's|Commission's|Commission|Court|Grand Chamber|Chamber|admissibility|partial|final"
    r"|unreported|inadmissibility|committee|principal|main) )?(?:[Jj]udge?ments?|[Dd]ecisions?|d[ée]cisions?|reports?|arrêts?|rapport|sprendim\w{1,3}"
    r"|opinion of the Commission|opinion|order|views|Views|constatations)(?: on the merits| on admissibility)?)"
)
_ABOVE = (
    r"(?:(?:both|all|each|also|as) )?(?:judge?ments? |decisions? |cases? )?"
    r"(?:cited above (?:at|in) paragraphs? \d{1,4}(?:[- ]\d{1,4})?(?!\d)|cited (?:above|earlier|previously)|(?:(?:previously|already) |above[- ])cited|(?<=(?:previously|already) |above[- ])cited|(?:mentioned|quoted|referred to|see) above"
    r"|cited (?:in|at) paragraphs? \d{1,4} above|(?:op|loc)\. ?cit\.?|(?<=(?:op|loc)\.) ?cit\.|précitée?s?|préc\.|susmentionnée?s?"
    r"|(?:pirmiau|anksčiau|aukščiau) (?:minė\w{1,6}|cituo\w{1,6})|(?:minė\w{1,4}|cituo\w{1,4}) (?:pirmiau|anksčiau|aukščiau)|(?<=[,(] ?)(?:minėt|cituot)\w{1,4}(?= ?[,;)])"
    r")"
)
_SERIES = (
    r"(?P<report>(?:Series|série|Série|serija) A,? ?(?:«no» ?)?\d{1,3}(?:-[A-Z](?!\w))?"
    r"(?:(?: ?, ?and |, | and | et |-)\d{1,3}(?:-[A-Z](?!\w))?(?!\d| \p{Lu}?\p{Ll}{2,9},? \d{4})|(?: and |-)[A-Z](?![\w.]| v)){0,6})"
)
_YEARLY = (
    r"(?P<report>(?:Reports?(?: of Judgments and Decisions)?|Recueil(?: des arrêts et décisions)?|Rec\.|ECHR|CEDH|Rinkinys),? ?(?:19|20)\d\d(?!\d)"
    r"(?: ?- ?(?:[IVX]{1,5}|\.{2,3}|…)?| [IVX]{1,5}(?!\w))?(?: ?\((?:extracts|extraits)\))?)"
)
_COMMISSION = (
    r"(?P<report>(?:(?:Commission )?Decisions and Reports|Décisions et rapports|D\.? ?R\.?)(?: ?\(D\.?R\.?\))?,?(?: (?:Vol(?:ume|\.)?|«no»))? ?\d{1,3}"
    r"(?:-?[AB])?(?!\d)|Yearbook,?(?: (?:Vol(?:ume|\.)?|«no»))? ?\d{1,3}(?: \(\d{4}\))?"
    r"|Collection(?: of Decisions(?: of the European Commission (?:of|on) Human Rights)?)?,?(?: (?:Vol(?:ume|\.)?|«no»))? ?\d{1,3}"
    r"|\(?(?:19|20)\d\d\)? \d{1,3} E\.?H\.?R\.?R\.? (?:SE ?)?\d{1,4})"
)
_MARK = (
    r"(?P<mark>\(?(?:Grand Chamber|Didžioji kolegija|[Gg]rande [Cc]hambre|gr\. ch\.)(?=[,)])\)?|\[ ?(?:GC|DK|Plenary|Committee) ?\]|\(?(?:GC|DK)(?=[,)\] ])|\(?(?:[Dd]ec|déc|partial dec|nutarimas)\.?\)\.?|\(?[Dd][eé]c\.(?= ?[\]),]))"
    r"|\((?:[Jj]ust [Ss]atisfaction|[Mm]erits|[Ss]triking[ -]out|[Pp]reliminary|[Rr]evision|[Ff]riendly|[Aa]dmissibility|[Pp]artial|[Aa]rticle"
    r"|satisfaction équitable|fond|exceptions?|[Jj]oined|[Ii]nfringement|[Rr]ectification|pilot)[^()]{0,40}\)"
    r"|(?P<pending>\(?(?:still )?(?:pending|pendante|nagrinėjama|communicated|not yet final)(?: before the (?:Grand Chamber|Court))?)"
)
_ALSO = (
    r"respectively|in fine|et seq\.?|et suiv(?:\.|antes?|ants?)?|et s\.|ss\.|ff\.|passim|unreported|not (?:yet )?(?:published|reported)|to be (?:published|reported)(?: in)?"
    r"|non publié\w?|neskelbta|extracts|mutatis mutandis|(?:and )?(?:the )?(?:further )?(?:references|authorities|case-law|cases) (?:cited )?(?:there|therein)"
    r"|with further references|[Ee]ur\.? ?Ct\.? ?H\.?R\.?|ECtHR|ECHR(?= ?[,)])|ECJ|CJEU"
)
_NUMBERS = r"(?P<number>\d{1,6}(?:-\d{1,6})? ?/ ?\d{2}(?<=\d/\d\d|\d{3}\x20{0,3}/\x20{0,3}\d\d))(?![\d/]|-\d(?!\d{0,5}/\d\d(?!\d)))(?: \d\d(?=,? (?:and|et|ir) \d)| \(\p{Ll}{2,12} [\p{Ll} ]{3,40}\)(?=,? (?:and )?\d))?"

PIECES: dict[str, str] = {
    "applications": (
        rf"{_NUMBERS}(?:(?: ?, ?(?:and |et |ir )?| and | & | et | ir |; | (?:to|à|au|iki) | ?- ?)(?:(?:applications? )?«no» ?)?{_NUMBERS}){{0,99}}+«others»"
    ),
    "application words": (
        r"(?:(?:[Jj]oined )?(?:[Aa]pplications?|APPLICATIONS?|[Aa]pp?l?s?\.|[Aa]pps?|[Rr]equêtes?|[Rr]eq\.|[Pp]eticij\w{1,4}|[Pp]areiškim\w{1,4}|registered under (?:file|application)))"
    ),
    "above": _ABOVE,
    "decision": _DECISION,
    "reported": f"{_SERIES}|{_YEARLY}|{_COMMISSION}",
    "dated": rf"(?:(?P<told>{_DECISION} (?:of )?))?(?:(?:of|dated|du|rendu le|delivered on|adopted on|on) )?«date»",
    "apart": _APART,
    "ecli number": r"(?:ECLI ?: ?)?(?:EU:[CTF]:\d{4}:\d{1,5}|CE:ECHR:\d{4}:\d{4}(?:JUD|DEC|REP|ADV)\d{9}|LT:[A-Z]{2,8}:\d{4}:[\w.]{1,30})",
    "case number": (
        r"(?P<number>[CTF](?:[-—](?<!aid C-)(?<!aid [Nn]o C-)(?<!aid [Nn]o\. C-)|(?<=(?<!aid )(?:[Cc]ases?|[Aa]ffaires?|[Bb]yl\w{1,4}) [CTF]) | (?=\d{1,4}/\d\d(?: PPU| ?,? ?(?:ECLI ?: ?)?EU:[CT]:)))\d{1,4}/(?:(?:19|20)?\d{2}|\d{3})(?!\d)(?: ?(?:PPU|RENV|RX|DEP|OP|AJ|SA|REC|REV|INTP|TO|OST|R(?!\w)|P\(R\)|P-R|P(?!\w)))?(?: RENV| R(?!\w))?)"
    ),
    "old case number": (
        r"(?P<number>\d{1,3}(?:(?: ?- ?| (?:to|à) | ?, ?(?:and |et )?| and | et )\d{1,3}){0,20}/\d{2}(?![\d/]|-\d)(?: R(?!\w))?)"
    ),
    "and cases": r"(?: ?, ?(?:and |et |ir )?| and | & | et | ir | (?P<through>to|à|iki) | ?- ?)(?:[Cc]ases? )?",
    "plain name": (
        r"(?:(?:\p{Lu}\p{M}?\p{Ll}?\.-?){1,6}+|«Cap»|\"[^\"\n]{1,60}\")"
        r"(?:(?:,(?= \p{Lu}[^,;()\n]{0,60} (?:and|et|ir) )|(?: (?:and|&|of|the|v\.|v|c\.|et|ir|de|du|des|la|van|der|von|di|da|en|for|für|on|behalf|contre|prieš|y|e)(?!\w))"
        r"{1,4}+)? ?(?![CTF]-\d)(?:(?:\p{Lu}\p{M}?\p{Ll}?\.-?){1,6}+|«Cap»|\"[^\"\n]{1,60}\"|autres|kiti|others|al\.|\d{1,2}(?= [\p{Lu}v])|a\.s\.)){0,16}(?: e\.a\.?| ir kt\.?)?"
    ),
    "right name": r"(?:,? (?!ECR |Rec\.|Recueil |Rink\.|The |In |On |It |This |As |A |Advocate|Article|Directive|Regulation|Council|Commission,)(?P<name>(?:(?:de|du|des|van|von|der|den|da|di|del|la|le|ter|ten|zu) ){0,3}«plain name»)(?=,? (?:and|et|ir) (?:Case )?[CTF]-\d|(?<![ .]\p{Lu})\.|[;)\n]|$|, \d{1,4}(?:-\d{1,4})? \p{Lu}?\p{Ll}|,? (?:judgment|the (?:Court|CJEU|ECJ))(?!\w)|, (?:Judgment of|arrêt du)|,? ?(?:\[(?:19|20)\d\d\]|\((?:judgment|order|arrêt|EU:|ECLI|CJEU|ECJ|CJUE|ESTT|General Court|GC,|paragraph|points? |\d{1,2} )|, (?:paragraphs?|paras?\.?|points?|pts?\.?|§{1,2}) ?\d|, (?:Opinion|opinion|conclusions) (?:of|de)|,? ?(?:ECLI ?: ?)?EU:[CT]:|,? (?:ECR|Rec\.|Rink\.),? (?:p\. )?[\dIF]))|, (?P<name>(?!EU:|ECLI|CE:|Grand |Full |First |Second |Third |Fourth |Fifth |Sixth |Article|Directive|Opinion)(?=\p{Lu}|['\"]\p{Lu})(?:(?![CTF]-\d|(?:paragraphs?|judgment|order|point) )[^;()\n§]){3,160}?)(?=, ?(?:ECLI ?: ?)?EU:[CT]:\d)|,? (?P<name>\p{Lu}[^();\n]{2,90} \(\p{Lu}[^()\n]{3,90}\))(?=,? (?:ECLI ?: ?)?EU:[CT]:)| ?\((?P<date>\d{4} ?m\. ?\p{Ll}{4,9} ?\d{1,2} ?d\.) sprendim\w{1,3} (?P<name>[^();\n]{3,90})(?=, (?:ECLI ?: ?)?EU:[CT]:)| ?\((?!Grand |First |Second |Third |Fourth |Fifth |Sixth |Seventh |Eighth |Ninth |Tenth |Plenary|Full |Joined|Cases?|CJEU|ECJ|CJUE|ESTT|EU|General |Court|Article|Directive|Regulation|AG |Opinion|GC)(?P<name>«plain name»)(?=\)(?: ?[,;.)]| \(| EU:| ECLI|\n|$)))?",
    # «communication No. 5/1990 (CAT/C/1/D/5/1990)», «General Comment No. 35, CCPR/C/GC/35»: one document, called by its symbol.
    "its symbol": (
        r"(?:(?: ?, ?\(?| ?\()(?:(?:UN|U\.N\.) )?(?:[Dd]oc\.? )?(?P<symbol>(?:(?:CCPR|CAT|CRC|CEDAW|CERD|CED|CRPD|CMW)/C|CRC/GC|E/C\.\d{1,2}|HRI/GEN)(?:/(?:Add\. ?|Rev\. ?)?[A-Z\d]{1,7}){1,7}+(?!\w)))"
    ),
    "on a matter": r"(?:[^;.()\n\d]|\d{1,2}(?= |,)){2,140}(?=\()",
    "articles of": (
        r"(?:[Aa]rticles?|[Aa]rts?\.?) ?(?P<article>«provision»(?:(?:,? (?:taken |read )?(?:together |in conjunction )?with |,? combinée?s? avec l'| ?, ?(?:and |et |or )?| and | et | or | ou | to | à | ?- ?)(?:of |the \w{4,6} (?:sub-?paragraph|paragraph|sentence|indent) of )?(?:[Aa]rticles? )?«provision»){0,20}+)"
        r"(?:,? (?:first|second|third|last) (?:sub)?(?:paragraph|sentence|indent)| in fine)?(?: ?\(art\. [^()\n]{1,20}\))?"
        r"(?:,? (?:(?:of|to|under|in|du|de|des)(?: (?:the|la|said|European|(?:19|20)\d\d)){0,3} |de l'|de la )|,? (?=(?:EU )?[A-Z]{3,6}(?!\w)|EU Charter))"
    ),
    "articles of an act": (
        r"(?<!\w)«articles of»(?:(?>(?:\p{Lu}\p{L}{2,14}+ |I{2,3} ){1,4}+\()(?:Council |Commission )?«union act»|«union act»|Protocole? «no» ?(?P<protocol>\d{1,2})(?!\d)(?: (?:(?:to|of) the|à la) Convention)?|(?:European |EU )?(?P<act>«act»)(?!\w)(?: of Fundamental Rights(?: of the European Union)?| for the Protection of Human Rights(?: and Fundamental Freedoms)?| of the Republic of Lithuania| of Lithuania)?(?:(?<=[A-Z]{3})|(?! (?:(?:on|against|relating) (?!account|that |this |the (?:account|ground|basis|merits|one|other)|fact |whose |its |his |her |their )|(?:concerning|of|for|implementing) (?:the )?[\p{Lu}\d]|contre |relative |sur |internationale |de (?:\p{Lu}|\d)))))"
    ),
    "union act": (
        r"(?:(?:Commission|Council|Implementing|Delegated|Framework) ){0,2}(?P<actsort>[Dd]irectives?|Regulations?|[Rr]èglements?|(?:Framework )?Decisions?"
        r"|[Dd]écisions?-cadre)(?: ?\((?:[A-Z]{2,4}|[A-Z]{2,3}, ?Euratom|Euratom)\))?,? (?:… ?)?\[?(?:«no» ?)?\[?«act number»(?:(?:, | and | et )(?:«no» ?)?«act number»){0,10}"
        r"(?:,? (?:(?:en|dans|in|à) (?:son|its) )?(?:[Aa]rticles?|[Aa]rts?\.) ?(?P<article>«provision»(?:(?:, | and | et | to | à )«provision»){0,10}+)(?!,? (?:of|de) ))?"
    ),
    "act number": (
        r"(?P<actnumber>\d{1,4}/\d{1,4}(?!\d|/\d)(?:/(?:EU|EC|EEC|UE|CE|CEE|JHA|JAI|CFSP|PESC|Euratom|ES|EB)(?!\w))?)"
    ),
    # The article that a list begins with, or a short form of the whole; the rest of the list is read word by word (provision_lists).
    "lithuanian provision": (
        r"(?:\d{1,3}(?:\.\d{1,3})?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|-\d{1,3}|\(\d{1,2}\))?(?:(?:, ?|,? (?:ir|bei|ar|arba) )\d{1,3}(?:\.\d{1,3})?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|-\d{1,3})?){0,12} ?(?:straipsn\w{1,6}|str\.)"
        r"|\d{1,3}(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?:\([a-z\d]{1,2}\)){0,3}|(?:\([a-z\d]{1,2}\)){1,3})(?![\w(])|\d{3}-\d{1,2}(?![\w/-]|\.\d))"
    ),
    "provision": (
        r"\d{1,3}[a-z]{0,2}(?![\w/])(?: ?§{1,2} ?\d{1,2}(?!\d)(?:(?:, | and | et |-)§? ?\d{1,2}(?![\d(])(?= ?(?:of|,|and|et)))?| ?\([a-z0-9]{1,4}\)|,? ?(?:paras?\.?|paragraphs?|paragraphes?) ?\d{1,2}"
        r"|,? (?:(?:first|second|third|fourth) (?:sub-?paragraph|paragraph|indent)|(?:premier|second|\p{Ll}{4,6}ième) alinéa),?(?= (?:point|sous|lettre|\())|,? ?(?:(?:sous|lettre|point) ?\(?)?[a-z]\)|(?:,| and| or| et|, and| to) \([a-z0-9]{1,4}\)){0,6}"
    ),
}

# Everything that still belongs to a citation of a court, in any order.
TAILS: dict[str, str] = {
    "strasbourg": (
        rf"(?:«apart»(?:{_MARK}|(?=\d{{1,4}}\])(?<=(?:,|\((?:ECtHR|ECHR|GC)[^()\n]{{0,60}}\)) ?\[)(?!(?:19|20)\d\d\] ?\p{{L}})(?P<pin>\d{{1,4}}(?:\] ?- ?\[\d{{1,4}})?)\]|(?:(?<=\()|\()(?:[Nn]o|[Nn]r|n°)\.? ?\d{{1,2}}\)|[Nn]o\. ?\d{{1,2}}(?= ?[(\[])|(?:«application words» ?(?:«no» ?)?|«no» ?|(?=\d{{3,6}}/))«applications»(?! ?p\.)|(?<!(?<!\w)(?:and|et|ir) [(\[]?)«dated»(?! (?:sprendim|nutart)\w{{1,4}} byl| \((?:applications? )?nos?\. ?\d)|«reported»|(?P<cited>«above»)|at \[(?P<pin>\d{{1,4}})\](?: ?- ?\[(?P<pin>\d{{1,4}})\])?"
        rf"|«pinpoint»(?! of (?!(?:the|that) (?:same |said )?(?:judge?ment|decision) ?[).;,:]))|«page»|(?<=\()(?:19|20)\d\d(?=\) Series A)|(?!(?:ECLI ?: ?)?EU:)(?P<ecli>«ecli number»)|«decision»(?! of (?:the|a) )|(?:of |du )?(?P<also>{_ALSO}))|; (?:and )?(?P<cited>(?:both|all|each|judgments) cited (?:above|earlier))){{0,18}}+"
    ),
    "luxembourg": (
        r"(?:(?: ?, ?| ?\( ?| )(?P<mark>(?:[Oo]pinion of|[Cc]onclusions de l'a?) ?(?:(?:Mr|Ms|Mrs|Advocate|General|AG|[Aa]vocat(?:e)?|général(?:e)?) ){0,3}«Cap»(?: «Cap»){0,2})|(?: ?, ?| ?\( ?| )«decision» (?:of|du|delivered on) «date»(?! ?, [^,;()\n]{2,90}(?:,|\() ?[CT]-)| (?:of|du) «date»| ?,(?: du)? «date»(?! ?, [^,;()\n]{2,90}(?:,|\() ?[CT]-)(?: (?:sprendim|nutart)\w{1,4}(?= \d))?"
        r"|«apart»(?:(?P<ecli>«ecli number»)|\[(?:19|20)\d\d\](?= ?(?:ECLI|EU:))|(?=\d{1,4}\])(?<=(?:,|EU:[CT]:\d{4}:\d{1,5}) ?\[)(?!(?:19|20)\d\d\] ?\p{L})(?P<pin>\d{1,4}(?:\] ?- ?\[\d{1,4})?)\]|\[(?:19|20)\d\d\] (?:ECR|Rec\.?)(?: (?:I{1,2}|FP-I(?:-A)?)-|,? p\. ?| )[\dA-Z-]{1,9}(?:(?:, (?:at )?| at )(?:pp?\. ?)?\d{1,5}(?:-\d{1,5})?(?!\d|/))?"
        r"|\[(?:19|20)\d\d\] (?:\d{1,2} )?(?:WLR|AC|QB|KB|CMLR|All ER(?: \(EC\))?|INLR|Imm AR|Ch) \d{1,5}(?!\d|/)|(?:ECR|Rec\.|Recueil|Rink\.),?(?: p\.)? (?:I{1,2}(?:-A)?-|FP-I(?:-A)?-)?\d{1,5}(?!\d|/)|(?P<cited>«above»)|«pinpoint»(?! of (?!(?:the|that) (?:same |said )?(?:judge?ment|decision) ?[).;,:]))|«page»|(?P<report>Rec(?:ueil|\.) ?(?:19|20)\d\d)"
        rf"|(?P<pending>\(?(?:still )?(?:pending|pendante|nagrinėjama))|(?:Grand|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) Chamber|Full Court|'[^'\n]{{1,60}}'|\"(?=[^\s,.;:)-])[^\"\n]{{1,60}}\"|(?:{_ALSO}))){{0,12}}+"
    ),
    "symbol": r"(?:«apart»(?:(?<=\()(?:19|20)\d\d(?=\) ?,)|(?:(?:UN )?(?:Human Rights )?Committee(?: (?:against|on) [\w ]{4,60})?|HRC|HRCtee|CAT|CRC|CEDAW|CERD|CED|CRPD|CESCR|WGAD)(?=,)|«dated»(?! (?:nutar[ti]|sprendim|išvad))|«pinpoint»|«page»|(?P<cited>«above»)|«decision»|[Aa]nnex(?: [IVX\d]{1,3})?|priedas)){0,8}+",
}
