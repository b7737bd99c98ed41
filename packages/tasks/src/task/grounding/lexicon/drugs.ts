/**
 * International nonproprietary names, one a line with brand names and other names after a colon, or several in a row.
 * Written by hand; to be checked against the WHO's INN lists and Model List of Essential Medicines, and, for brands and
 * US names, the FDA's Orange Book.
 */
export const drugNames = `
paracetamol: acetaminophen; tylenol; panadol; doliprane; apap; ben-u-ron; dafalgan; efferalgan; perfalgan
aspirin: asa; acetylsalicylic acid; ass; acido acetilsalicilico; acide acetylsalicylique; aas; acetylsalicylsaure; adiro; kardegic; aspirine; aspirina; ecotrin
ibuprofen: advil; motrin; nurofen; brufen
diclofenac: voltaren; diclofenaco; voltarol
naproxen: aleve; naprosyn
metamizole: novalgin; nolotil; dipyrone; metamizol; novaminsulfon; dipirona
morphine: ms contin; oramorph; sevredol; morphin; morfina; mst; morphine sulfate
oxycodone: oxycontin; oxynorm; percocet
hydromorphone: dilaudid; palladone
fentanyl: duragesic; durogesic; fentanilo
tramadol: ultram; tramal; zydol
codeine: codein; codeina
buprenorphine: subutex; temgesic; butrans
naloxone: narcan
methadone: polamidon
tapentadol: palexia; nucynta
hydrocodone: vicodin; norco
pethidine: meperidine; demerol
celecoxib: celebrex
etoricoxib: arcoxia
indomethacin: indometacin
ketorolac: toradol
meloxicam: mobic
ketoprofen piroxicam nefopam sufentanil remifentanil alfentanil nalbuphine naltrexone tilidine piritramide dexketoprofen
gabapentin: neurontin
pregabalin: lyrica
amitriptyline: elavil; saroten
nortriptyline: pamelor
duloxetine: cymbalta
venlafaxine: effexor
sertraline: zoloft; lustral
fluoxetine: prozac
citalopram: celexa; cipramil
escitalopram: lexapro; cipralex
paroxetine: paxil; seroxat
mirtazapine: remeron; remergil
bupropion: wellbutrin; zyban
trazodone: desyrel
lithium: lithium carbonate; litio; lithobid
quetiapine: seroquel
olanzapine: zyprexa
risperidone: risperdal
aripiprazole: abilify
haloperidol: haldol
clozapine: clozaril; leponex
ziprasidone paliperidone amisulpride sulpiride chlorpromazine levomepromazine melperone pipamperone promethazine flupentixol zuclopenthixol lurasidone cariprazine
lorazepam: ativan; tavor; temesta
diazepam: valium
midazolam: versed; dormicum
alprazolam: xanax
clonazepam: klonopin; rivotril
temazepam oxazepam bromazepam nitrazepam chlordiazepoxide buspirone hydroxyzine doxepin imipramine clomipramine agomelatine vortioxetine fluvoxamine milnacipran
zopiclone: imovane; zimovane
zolpidem: ambien; stilnox
melatonin: circadin
methylphenidate: ritalin; concerta
atomoxetine lisdexamfetamine dexamfetamine modafinil
valproate: depakote; depakine; valproic acid; sodium valproate; valproat; valproato; epilim; acide valproique; acido valproico; valproinsaure
levetiracetam: keppra
lamotrigine: lamictal
carbamazepine: tegretol
oxcarbazepine phenobarbital primidone zonisamide lacosamide brivaracetam ethosuximide vigabatrin clobazam perampanel
phenytoin: dilantin; epanutin
topiramate: topamax
levodopa: l-dopa; sinemet; madopar; stalevo; carbidopa levodopa; levodopa carbidopa; co-careldopa; levodopa benserazide
pramipexole ropinirole rotigotine rasagiline selegiline entacapone amantadine biperiden
donepezil: aricept
rivastigmine: exelon
memantine: namenda; ebixa
galantamine
sumatriptan: imitrex; imigran
rizatriptan zolmitriptan eletriptan naratriptan ergotamine
baclofen: lioresal
tizanidine: zanaflex
cyclobenzaprine methocarbamol dantrolene
furosemide: lasix; frusemide; furosemid; seguril
torasemide: torsemide; torem
bumetanide: bumex
hydrochlorothiazide: hctz; hct; hidroclorotiazida
chlorthalidone: chlortalidone
indapamide metolazone bendroflumethiazide xipamide amiloride triamterene acetazolamide mannitol
spironolactone: aldactone
eplerenone: inspra
lisinopril: zestril; prinivil
ramipril: altace; tritace; delix
enalapril: vasotec; renitec
perindopril: coversyl
captopril: capoten
benazepril quinapril fosinopril trandolapril cilazapril
losartan: cozaar
valsartan: diovan
candesartan: atacand; blopress
irbesartan: avapro; aprovel
telmisartan: micardis
olmesartan: benicar
sacubitril: entresto; sacubitril valsartan
amlodipine: norvasc
nifedipine: adalat
diltiazem: cardizem
verapamil: isoptin
lercanidipine felodipine nitrendipine nimodipine nicardipine clevidipine
metoprolol: lopressor; toprol; beloc; metoprolol succinate; metoprolol tartrate; betaloc
bisoprolol: concor; zebeta
carvedilol: coreg
atenolol: tenormin
propranolol: inderal
nebivolol: bystolic; nebilet
labetalol: trandate
sotalol esmolol nadolol landiolol timolol
digoxin: lanoxin
digitoxin
amiodarone: cordarone; pacerone
flecainide: tambocor
dronedarone propafenone adenosine ivabradine ranolazine
nitroglycerin: glyceryl trinitrate; gtn; nitro; glyceroltrinitrat; nitroglycerine; trinitrine; nitroglicerina; nitrolingual
isosorbide: isosorbide mononitrate; isosorbide dinitrate; imdur; ismn; isdn; isosorbide mononitrate
hydralazine: apresoline; hydralazin
clonidine: catapres
methyldopa: aldomet
doxazosin: cardura
minoxidil moxonidine prazosin urapidil nitroprusside
simvastatin: zocor
atorvastatin: lipitor; sortis
rosuvastatin: crestor
pravastatin: pravachol
ezetimibe: zetia; ezetrol
fluvastatin lovastatin pitavastatin fenofibrate bezafibrate gemfibrozil evolocumab alirocumab colestyramine niacin
warfarin: coumadin; marevan; warfarine
acenocoumarol: sintrom
phenprocoumon: marcumar; falithrom
apixaban: eliquis
rivaroxaban: xarelto
dabigatran: pradaxa
edoxaban: lixiana; savaysa
heparin: unfractionated heparin; ufh; heparin sodium
enoxaparin: lovenox; clexane
dalteparin: fragmin
tinzaparin fondaparinux nadroparin certoparin argatroban bivalirudin
clopidogrel: plavix
ticagrelor: brilinta; brilique
prasugrel: effient; efient
dipyridamole cilostazol tirofiban eptifibatide
alteplase: actilyse; rtpa; tpa
tenecteplase streptokinase
tranexamic-acid: tranexamic acid; txa; cyklokapron; acido tranexamico; acide tranexamique; tranexamsaure
vitamin-k: vitamin k; phytomenadione; konakion; phytonadione; vitamine k; vitamina k
insulin: insuline; insulina
insulin glargine: lantus; glargine; toujeo; glargin
insulin lispro: humalog; lispro
insulin aspart: novorapid; novolog; aspart
insulin detemir: levemir; detemir
insulin degludec: tresiba; degludec
nph insulin: nph; isophane; insulatard; isophane insulin
metformin: glucophage
gliclazide: diamicron
glimepiride: amaryl
glipizide glibenclamide repaglinide pioglitazone acarbose
sitagliptin: januvia
linagliptin: trajenta; tradjenta
saxagliptin vildagliptin
empagliflozin: jardiance
dapagliflozin: forxiga; farxiga
canagliflozin ertugliflozin
semaglutide: ozempic; wegovy; rybelsus
liraglutide: victoza; saxenda
dulaglutide: trulicity
exenatide tirzepatide
glucagon
levothyroxine: synthroid; thyroxine; l-thyroxine; euthyrox; eltroxin; l-thyroxin; thyroxin; lthyroxin
liothyronine
carbimazole: thiamazole; methimazole; neomercazole
propylthiouracil: ptu
prednisolone: prednisolon; decortin h; omnipred
prednisone: prednison; deltasone; decortin
dexamethasone: decadron; fortecortin; dexametasona
hydrocortisone: cortef; solu-cortef; hidrocortisona
methylprednisolone: medrol; solu-medrol; urbason; metilprednisolona
budesonide: pulmicort; entocort
fluticasone: flixotide; flovent; flonase
beclometasone: beclomethasone; qvar; clenil
mometasone: nasonex
betamethasone: celestone
triamcinolone clobetasol fludrocortisone ciclesonide
salbutamol: albuterol; ventolin; proventil; sultanol; ventoline
salmeterol: serevent
formoterol: foradil; oxis; eformoterol
tiotropium: spiriva
ipratropium: atrovent
montelukast: singulair
terbutaline indacaterol vilanterol glycopyrronium umeclidinium aclidinium theophylline aminophylline roflumilast omalizumab mepolizumab benralizumab dupilumab fenoterol
acetylcysteine: n-acetylcysteine; nac; acc; mucomyst; acetilcisteina
ambroxol bromhexine guaifenesin dextromethorphan pseudoephedrine
cetirizine: zyrtec
loratadine: claritin
desloratadine fexofenadine levocetirizine chlorphenamine dimetindene clemastine
diphenhydramine: benadryl
epinephrine: adrenaline; epipen; adrenalin; suprarenin; adrenalina
norepinephrine: noradrenaline; levophed; arterenol; noradrenalina
dopamine dobutamine vasopressin phenylephrine ephedrine milrinone levosimendan isoprenaline
atropine glycopyrrolate neostigmine sugammadex
propofol: diprivan
ketamine: ketalar; ketanest
etomidate thiopental rocuronium succinylcholine suxamethonium vecuronium atracurium cisatracurium sevoflurane desflurane isoflurane dexmedetomidine
lidocaine: lignocaine; xylocaine; lidocain
bupivacaine ropivacaine mepivacaine prilocaine articaine
amoxicillin: amoxil; amox; clamoxyl
amoxicillin clavulanate: amox/clav; amox clav; co-amoxiclav; augmentin; amoxicillin clavulanic acid; amoxiclav; amoxicilina clavulanico; amoxicilline acide clavulanique; amoxicillin/clavulanate; amoxicillin clavulansaure; amoxicillin/clavulanic acid; amoxicilina acido clavulanico; coamoxiclav
ampicillin sulbactam: unacid; unasyn; ampicillin/sulbactam
piperacillin tazobactam: tazocin; zosyn; pip-tazo; tazobac; piperacillin/tazobactam; pip/tazo; pip taz; piptazo
penicillin: penicillin v; penicillin g; benzylpenicillin; phenoxymethylpenicillin; penicilline; penicilina; penicillins; penizillin
flucloxacillin: floxapen; staphylex
ampicillin cloxacillin dicloxacillin oxacillin nafcillin piperacillin ticarcillin temocillin pivmecillinam mecillinam
cefalexin: cephalexin; keflex
ceftriaxone: rocephin; rocephine; ceftriaxon
cefuroxime: zinnat; zinacef; cefuroxim
cefotaxime: claforan
ceftazidime: fortaz
cefazolin: ancef; kefzol; cephazolin
cefepime cefixime cefaclor cefpodoxime cefadroxil ceftaroline cefiderocol cefoxitin cefdinir
meropenem: meronem; merrem
imipenem ertapenem doripenem aztreonam
azithromycin: zithromax; z-pak
clarithromycin: biaxin; klacid
erythromycin: erythrocin; eritromicina
clindamycin: cleocin; dalacin; sobelin
doxycycline: vibramycin; doxiciclina
minocycline tetracycline tigecycline
ciprofloxacin: cipro; ciproxin; ciprobay
levofloxacin: levaquin; tavanic
moxifloxacin: avelox; avalox
ofloxacin norfloxacin
vancomycin: vancocin
gentamicin: garamycin; gentamycin; genta
amikacin tobramycin streptomycin teicoplanin daptomycin colistin rifaximin fidaxomicin neomycin
linezolid: zyvox
metronidazole: flagyl; clont
trimethoprim: trimpex
co-trimoxazole: trimethoprim-sulfamethoxazole; tmp-smx; bactrim; septra; septrin; sulfamethoxazole trimethoprim; cotrimoxazole; cotrim; trimethoprim/sulfamethoxazole; tmp/smx; cotrimoxazol
nitrofurantoin: macrobid; macrodantin; furadantin
fosfomycin: monuril; fosfomicina
rifampicin: rifampin; rifadin
isoniazid: inh drug
pyrazinamide ethambutol bedaquiline dapsone chloramphenicol  mupirocin sulfadiazine
fluconazole: diflucan
itraconazole voriconazole posaconazole ketoconazole clotrimazole miconazole nystatin terbinafine caspofungin micafungin anidulafungin amphotericin griseofulvin
acyclovir: aciclovir; zovirax
valacyclovir: valaciclovir; valtrex
oseltamivir: tamiflu
ganciclovir valganciclovir famciclovir remdesivir molnupiravir
nirmatrelvir: paxlovid
tenofovir: viread
emtricitabine lamivudine zidovudine abacavir efavirenz dolutegravir bictegravir raltegravir darunavir ritonavir lopinavir atazanavir entecavir sofosbuvir ledipasvir ribavirin interferon
hydroxychloroquine: plaquenil
chloroquine mefloquine artesunate artemether quinine atovaquone primaquine ivermectin albendazole mebendazole praziquantel permethrin
omeprazole: prilosec; losec; omeprazol
pantoprazole: protonix; pantozol
esomeprazole: nexium
lansoprazole: prevacid
rabeprazole
ranitidine: zantac
famotidine: pepcid
cimetidine sucralfate misoprostol
metoclopramide: reglan; mcp; maxolon; primperan; paspertin
ondansetron: zofran
domperidone: motilium
granisetron aprepitant cyclizine prochlorperazine dimenhydrinate betahistine meclizine
loperamide: imodium
lactulose: bifiteral; duphalac
macrogol: movicol; polyethylene glycol; miralax; laxido; macrogols; polietilenglicol
senna: senokot; sennosides
bisacodyl: dulcolax
docusate: colace
simethicone butylscopolamine hyoscine mebeverine racecadotril
mesalazine: mesalamine; asacol; pentasa; salofalk; mesalazin
sulfasalazine: azulfidine; sulphasalazine
ursodeoxycholic-acid: ursodeoxycholic acid; ursodiol; udca
pancreatin: creon; kreon; pancrelipase
azathioprine: imuran; imurek
methotrexate: mtx; metotrexato
mycophenolate: cellcept; mycophenolate mofetil; mmf
tacrolimus: prograf
ciclosporin: cyclosporine; cyclosporin; neoral
leflunomide: arava
sirolimus everolimus cyclophosphamide
adalimumab: humira
infliximab: remicade
etanercept: enbrel
rituximab: mabthera; rituxan
tocilizumab: actemra; roactemra
golimumab certolizumab ustekinumab secukinumab ixekizumab vedolizumab abatacept anakinra natalizumab ocrelizumab tofacitinib baricitinib upadacitinib eculizumab
fingolimod teriflunomide glatiramer
allopurinol: zyloric; zyloprim
febuxostat: uloric; adenuric
colchicine: colcrys; colchicin; colchicina
probenecid
alendronate: fosamax; alendronic acid; alendronat; acido alendronico
risedronate: actonel
zoledronic-acid: zoledronic acid; zometa; zoledronate; aclasta
denosumab: prolia; xgeva
ibandronate teriparatide raloxifene calcitonin
tamoxifen: nolvadex
letrozole: femara
anastrozole: arimidex
exemestane fulvestrant goserelin leuprorelin bicalutamide enzalutamide abiraterone
trastuzumab: herceptin
pembrolizumab: keytruda
nivolumab: opdivo
bevacizumab: avastin
ipilimumab atezolizumab durvalumab cetuximab panitumumab pertuzumab
cisplatin carboplatin oxaliplatin paclitaxel docetaxel doxorubicin epirubicin vincristine vinblastine etoposide gemcitabine capecitabine irinotecan bleomycin
fluorouracil: 5-fu; 5 fluorouracil
imatinib erlotinib gefitinib osimertinib sorafenib sunitinib ibrutinib lenalidomide thalidomide bortezomib daratumumab palbociclib olaparib hydroxycarbamide mercaptopurine cytarabine temozolomide
filgrastim: neupogen; g-csf
erythropoietin: epo; epoetin; darbepoetin; epoetin alfa
ferrous sulfate: iron supplement; iron tablets; ferrous sulphate; iron supplements; ferrous fumarate; sulfato ferroso; oral iron
iron: eisen; fer; hierro; ferro
iron sucrose: venofer; ferric carboxymaltose; ferinject; iv iron; iron infusion
folic acid: folsaure; acide folique; acido folico; folate supplement
cholecalciferol: colecalciferol; vitamin d3; vitamin d supplement; calciferol
potassium chloride: kcl; kalinor; sando k; slow k; cloruro potasico
sodium chloride: normal saline; saline; nacl; ns iv; isotonic saline; kochsalz; suero fisiologico; serum physiologique; kochsalzlosung; 0.9 saline; physiological saline; solucion salina
glucose solution: dextrose; glukoselosung
ringer: ringer lactate; lactated ringer; hartmann; ringer s lactate; hartmann s; ringerlosung
magnesium sulfate: mgso4
calcium carbonate: calcium supplement
calcium gluconate:
sodium bicarbonate: bicarb
thiamine: vitamin b1; thiamin; tiamina
pyridoxine: vitamin b6
ascorbic acid: vitamin c; ascorbinsaure; vitamina c
hydroxocobalamin: vitamin b12 injections
multivitamin: multivitamins
oxytocin: pitocin; syntocinon; oxitocina
carboprost ergometrine dinoprostone atosiban mifepristone methylergometrine
tamsulosin: flomax; omnic; tamsulosina
finasteride: proscar
dutasteride alfuzosin solifenacin tolterodine oxybutynin trospium mirabegron desmopressin
sildenafil: viagra
tadalafil: cialis
testosterone
estradiol: oestradiol; estrogen; oestrogen; ostrogen
progesterone: progestogen
levonorgestrel ethinylestradiol medroxyprogesterone norethisterone dienogest clomifene drospirenone desogestrel
contraceptive pill: oral contraceptive; combined pill; ocp; birth control pill; the pill; cocp; combined oral contraceptive; pille; pilule; antibabypille; oral contraceptives; anticonceptivo oral; contraceptive
latanoprost: xalatan
bimatoprost travoprost dorzolamide brimonidine brinzolamide tropicamide cyclopentolate pilocarpine aflibercept ranibizumab
isotretinoin: roaccutane; accutane
tretinoin adapalene  calcipotriol pimecrolimus imiquimod
immunoglobulin: ivig; immunoglobulins; intravenous immunoglobulin
albumin infusion: human albumin
activated charcoal: charcoal
flumazenil: anexate
nicotine replacement: nicotine patch; nicotine patches; nrt; nicotine gum
varenicline: champix; chantix
disulfiram: antabuse
acamprosate
cannabis: marijuana; thc; cannabinoid; haschisch; marihuana
cocaine: cocaina; kokain
heroin: heroina; heroine
surfactant
caffeine citrate:
patiromer sevelamer cinacalcet calcitriol alfacalcidol
octreotide terlipressin somatropin cabergoline bromocriptine
latex: latexallergie
iodine: jod; yodo; iode
nickel
peanut: peanuts; erdnuss; cacahuete; erdnusse; mani
egg: eggs; huevo; oeuf
pollen: pollens; polen
shellfish: marisco; seafood; schalentiere
bee venom: bee sting; bee stings; wasp sting; wasp venom
nuts: tree nuts; nuss; nusse
milk: cow s milk; milch; leche; lait
house dust mite: dust mites; house dust mites; hausstaubmilben
`;
