"""Words that are names and ordinary words at once, and the little words that are never a name."""

# English, then Lithuanian: written small they are no name.
_ORDINARY = (
    "amber angel april august autumn baker bell bishop black blessing bright brook brown carpenter charity church clay cook cross dawn "
    "dean divine eden faith field fisher forest fortune friday gift glory good goodness grace grant green happiness happy hill holiday "
    "holy honest hope hunter innocent iris ivy jasmine joy justice king knight lake lane lion liberty lily long lucky mark marshal "
    "mason mercy miller monday morning noble north olive page park patience peace pearl penny pepper pilgrim pleasure pope power praise "
    "precious president prince princess prosper providence prudence rain reed rich river robin rose ruby sage saint salt savior sharp "
    "shepherd singer small smith snow solace south spring star stone storm street strong success summer sunday sunny taylor temple "
    "trinity truth turner victor victory violet walker ward welcome west white winter wisdom wise wolf wood worker young even else "
    "january february march june july september october november december "
    "ausra austeja danute egle gabija giedra gintaras gintare jura jurate kalnas lelija lina linas liepa medeine menas migle pergale "
    "ramune ramunas rasa rasos rasai rute saule saulius sniegas svajone vaiva vakaris vasara vejas viltis zara zuvis ziema asilas "
    "baltas dukra gera geras jonas jonai karalius kovas maras mira namas ponas sala sara senas vilkas vilkai para paras kama sena seno "
    "gali galima nori noras bara dara laba labai marai mara amina saida "
)
# Even with a capital, at the beginning of a sentence, they are no name. English, then Lithuanian.
_LITTLE = (
    "a an the and or but if in on at by to of for from with as is are was were be been it its he she they them this that these those "
    "there then than so no not nor all any some one two who whom which what when where why how his her their our my your we us i you "
    "may can will shall must do did does has had have also only under over after before between into out up down per via such same "
    "other more most ir ar bei o bet kad jei jeigu nes tai ta tas tie tos toks tokia tokie kas kam ka kuo kur kada kaip koks kokia "
    "kuris kuri kurie jis ji jie jos jo jai jam ju juos jas jame joje mes mus mums jus jums man mane tu tau tave sis si sie sios sio "
    "siai siam siu sias anas ana ano ne nei dar jau gal vis po prie pries uz su nuo iki del apie ant pas pagal tik tiktai net arba taip "
    "pat vel cia ten visi visa viso visos visas vienas viena kitas kita kiti kito abu abi pats pati save savo yra buvo bus nera esa "
    "manau mano tavo ale ane vos ak oi na mat nors lai tegul tada tuo tuomet kai kol kiek tiek "
)
ORDINARY = frozenset(_ORDINARY.split())
LITTLE = frozenset(_LITTLE.split())
