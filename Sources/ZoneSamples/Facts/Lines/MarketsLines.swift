/// What stands in the panes of scenarios, partners and land, in the form that `SampleLines` reads.
enum MarketsLines {
  static let text = """
    [application-scenarios]
    sce-0001|title=Sensors without batteries in heat pipes;field=frontier-materials;zone=huairou-science-city;owner=Science city heating works (invented);supplier=ent#1;product=prd-0001;demand=dem-0001;budget=900000;consultedOn=-160d;evaluatedOn=-140d;releasedInList=huairou-2026-1;releasedOn=-120d;tested=yes;marketTested=yes;testUntil=+20d;state=testing
    sce-0002|title=Rated data for crossing control;field=big-data;zone=shibei-park;owner=Park traffic desk (invented);consultedOn=-60d;evaluatedOn=-40d;state=evaluated
    sce-0003|title=Robots that read meters;field=robotics;zone=huairou-science-city;owner=Water works (invented);state=proposed
    sce-0004|title=Video at eight times the lines in the theatre;field=ultra-hd-video;zone=huairou-district;owner=District theatre (invented);supplier=ent#40;releasedInList=huairou-2026-1;releasedOn=-120d;state=listed
    [scenario-lists]
    huairou-2025-1|edition=Huairou 2025, first;zone=huairou-district;releasedOn=-480d;nextReleaseOn=-120d;decidedBy=scenario-joint-meeting;state=superseded
    huairou-2026-1|edition=Huairou 2026, first;zone=huairou-district;follows=huairou-2025-1;releasedOn=-120d;nextReleaseOn=+12d;decidedBy=scenario-joint-meeting;state=released
    [demonstration-projects]
    dpr-0001|title=Clean water in three villages;field=environment;zone=tongzhou-district;site=North township;achievement=nano-purification;lead=enterprises/ent#10;budget=2600000;from=-300d;to=+65d;state=running
    dpr-0002|title=Government cloud on local servers;field=government-cloud;zone=jingan-district;site=District office;lead=enterprises/ent#6;budget=5000000;from=-900d;to=-200d;result=Taken up by three departments;promotedOn=-260d;state=promoted
    [products]
    prd-0001|name=Sensor tag without battery;nameZh=无源传感标签;enterprise=ent#1;field=sensors,nanotechnology;isInnovative=yes;marketTested=yes;majorInnovation=no;firstSet=no;testedIn=sce-0001;price=180;classes=high-value,green;state=tested
    prd-0002|name=First sputter line for wide films;nameZh=首台宽幅溅射线;enterprise=ent#3;field=high-end-equipment;isInnovative=yes;majorInnovation=yes;firstSet=yes;insured=no;price=6000000;classes=high-value;state=developed
    prd-0003|name=Data rating service;nameZh=数据评级服务;enterprise=ent#2;field=big-data;isInnovative=yes;marketTested=no;state=first-purchased
    [purchase-orders]
    pur-0001|product=prd-0003;buyer=District data office (invented);mode=first-purchase;amount=480000;date=-45d;dueOn=+15d;state=signed
    pur-0002|product=prd-0002;buyer=Nano park company (invented);mode=order;amount=6000000;state=planned
    [service-agencies]
    academicians-home|name=Huairou Service Center of the Academicians' Home in the Capital;nameZh=首都院士之家怀柔服务中心;kind=one-stop;isPublic=yes;zone=huairou-district;state=registered;@2 IV(V)14
    beijing-equity-trading|name=Beijing Equity Trading Center;nameZh=北京股权交易中心;kind=trade;zone=beijing;services=finance;state=registered;@0 II(I)1 second
    beijing-ip-information|name=Intellectual Property Information Center of Beijing Municipality;nameZh=北京市知识产权信息中心;kind=ip;isPublic=yes;ipServices=information;zone=beijing;state=registered;@1 V.24
    beijing-ip-protection|name=China (Beijing) Intellectual Property Protection Center;nameZh=中国（北京）知识产权保护中心;kind=ip;isPublic=yes;ipServices=defending;zone=beijing;state=registered;@1 V.24
    genetic-resources-station|name=Human Genetic Resources Administrative Examination and Approval Service Station (applied for);nameZh=人类遗传资源行政审批服务站（申请建设）;kind=station;isPublic=yes;zone=beijing;state=applied;@1 III.11
    huairou-ip-agency|name=Huairou Three Lakes IP Agency;nameZh=怀柔三湖知识产权代理;kind=ip;services=ip;ipServices=filing,defending,information;fields=nanotechnology;zone=huairou-science-city;assessmentScore=88;assessmentYear=2025;certifiedOn=-1500d;state=purchased
    jingan-makers-association|name=Association of Mass Innovation Spaces;nameZh=众创空间协会;kind=association;isPublic=no;services=training;zone=jingan-district;assessmentScore=85;assessmentYear=2025;state=assessed
    nano-transfer|name=Nano Transfer Office;nameZh=纳米技术转移中心;kind=transfer;services=transfer,consulting;fields=nanotechnology;zone=huairou-science-city;assessmentScore=79;assessmentYear=2025;state=assessed
    shanghai-data-trading-centre|name=Shanghai data trading center;nameZh=上海数据交易中心;kind=trade;zone=jingan-district;state=registered;@3 I.2(2)
    shibei-ip-agency|name=Shibei Blue Seal IP;nameZh=市北蓝印知识产权;kind=ip;services=ip;ipServices=filing,operating,trading;zone=shibei-park;assessmentScore=64;assessmentYear=2023;state=assessed
    beijing-device-station|name=Beijing Medical Device Service Station (applied for);nameZh=北京医疗器械服务站（申请建设）;kind=station;isPublic=yes;zone=beijing;state=applied;@1 III.11
    tongzhou-testing|name=Canal Testing and Training;nameZh=运河检测培训中心;kind=testing;fields=environment,seed-industry;zone=tongzhou-district;assessmentScore=83;assessmentYear=2025;certifiedOn=-900d;state=assessed
    yizhuang-device-station|name=Medical device service station;nameZh=医疗器械服务站;kind=station;isPublic=yes;zone=beijing-etda;appliedOn=-420d;certifiedOn=-300d;state=registered
    zhongguancun-ip-protection|name=China (Zhongguancun) Intellectual Property Protection Center;nameZh=中国（中关村）知识产权保护中心;kind=ip;isPublic=yes;ipServices=defending;zone=beijing;state=registered;@1 V.24
    [service-purchase-contracts]
    spc-0001|provider=service-agencies/huairou-ip-agency;buyer=huairou-ipo;service=Patent clinics for small firms;zone=huairou-district;amount=260000;from=-200d;to=+40d;assessmentUsed=yes;state=signed
    spc-0002|provider=service-agencies/nano-transfer;buyer=huairou-stc;service=Search for achievements;zone=huairou-district;amount=180000;from=-700d;to=-340d;assessmentUsed=no;result=Forty results found;state=evaluated
    spc-0003|provider=service-agencies/jingan-makers-association;service=Open training for founders;zone=jingan-district;amount=120000;from=-150d;to=+215d;assessmentUsed=yes;state=signed
    spc-0004|provider=industry-alliances/shibei-data-alliance;service=Consulting days on data rating;zone=shibei-park;amount=90000;from=-90d;to=+275d;assessmentUsed=no;state=signed
    [operator-bodies]
    science-city-company|name=Huairou Science City operating company;nameZh=怀柔科学城运营公司;kind=company;zone=huairou-science-city;zones=huairou-science-city,nanotechnology-industry-park;incubators=inc#1;foundedOn=2018-04-01;state=operating
    shibei-group|name=Shibei operating group;nameZh=市北运营集团;kind=company;zone=shibei-park;zones=shibei-park;incubators=inc#2;listed=yes;state=listed
    canal-assets|name=Canal state assets;nameZh=运河国有资产公司;kind=asset-company;zone=tongzhou-district;zones=tongzhou-seed-park;state=operating
    [agri-service-providers]
    asp-0001|name=North township extension;nameZh=北部乡镇农技推广站;strand=promotion;township=North township;zone=tongzhou-district;farmersServed=820;state=active
    asp-0002|name=Young farmers' start-up house;nameZh=青年农创之家;strand=entrepreneurship;township=North township;zone=tongzhou-district;farmersServed=64;state=active
    asp-0003|name=Seed drones;nameZh=种业无人机服务队;strand=professional;township=South township;zone=tongzhou-district;farmersServed=210;state=active
    [industry-alliances]
    beijing-nano-alliance|name=Beijing Nanotechnology Innovation Alliance;nameZh=北京纳米科技产业创新联盟;zone=huairou-district;field=nanotechnology;state=active;@2 IV(II)3
    huairou-industry-alliances|name=Strategic alliances of industrial technology innovation (to be founded);nameZh=产业技术创新战略联盟（待组建）;zone=huairou-district;state=proposed;@2 IV(II)3
    huairou-ip-alliances|name=Alliances of IP-intensive industries (to be founded);nameZh=知识产权密集型产业联盟（待组建）;zone=huairou-district;state=proposed;@2 IV(III)9
    jingan-cooperation-alliances|name=Technical innovation and industrial cooperation alliances of Jing'an (to be founded);nameZh=静安技术创新与产业合作联盟（待组建）;zone=jingan-district;state=proposed;@3 IV.2(3)
    shibei-data-alliance|name=Alliance of data firms;nameZh=数据企业创新联盟;zone=shibei-park;field=big-data;members=enterprises/ent#2,enterprises/ent#4;leader=enterprises/ent#2;foundedOn=-700d;benefitRule=By input;state=active
    [joint-rd-platforms]
    nano-joint|name=Joint platform for nano-devices;nameZh=纳米器件联合研发平台;alliance=beijing-nano-alliance;partners=enterprises/ent#1,enterprises/ent#3,research-institutions/binn;shareList=Institute: 40 / first firm: 35 / second firm: 25;shares=100;benefitRule=By share;projects=prj-0001;from=-300d;to=+430d;state=running
    data-joint|name=Joint platform for data rating;nameZh=数据评级联合平台;alliance=shibei-data-alliance;partners=enterprises/ent#2,enterprises/ent#4;shareList=First firm: 60 / second firm: 30;shares=90;state=agreed
    [cooperation-agreements]
    huairou-cas|name=Huairou and the academy;nameZh=怀柔区与中国科学院院地合作;kind=institution-city;zone=huairou-district;institution=cas;commitments=Institutes move, the district builds;from=-1000d;to=+50d;signedOn=-1010d;state=running;~2 IV(II)3
    jingan-singapore|name=Jing'an and Singapore data link;nameZh=静安与新加坡数据合作;kind=international;zone=jingan-district;partners=One-north co-lab;signedOn=-30d;from=-30d;to=+700d;state=signed
    tongzhou-hebei|name=Tongzhou and the north three counties;nameZh=通州与北三县协同;kind=regional;zone=tongzhou-district;partners=Three counties;state=draft
    [innovation-events]
    eve-0001|name=Data demand day;nameZh=数据需求对接日;kind=matching;field=big-data;date=-50d;place=Park hall;zone=shibei-park;incubator=inc#2;participants=140;results=Eleven talks;state=reported
    eve-0002|name=Nano salon in winter;nameZh=冬季纳米沙龙;kind=salon;date=+16d;place=Exhibition hall;zone=huairou-science-city;incubator=inc#1;state=planned
    eve-0003|name=Road show of seed firms;nameZh=种业路演;kind=roadshow;date=-8d;place=Seed park;zone=tongzhou-seed-park;participants=55;state=held
    eve-0004|name=Zhongguancun Forum;nameZh=中关村论坛;kind=forum;date=+130d;zone=beijing;state=planned;~1 V.30
    eve-0005|name=Beijing International Academic Exchange Season;nameZh=北京国际学术交流季;kind=forum;date=+160d;zone=beijing;state=planned;~1 V.29
    eve-0006|name=Financing matching meeting;nameZh=投融资对接会;kind=matching;date=+75d;zone=tongzhou-district;state=planned;~0 II(I)1 second
    eve-0007|name=Venture salon and business competition;nameZh=创业沙龙与创业大赛;kind=salon;date=+90d;zone=jingan-district;state=planned;~3 IV.2(2)
    eve-0008|name=Brand activity of big data and cloud;nameZh=大数据与云计算品牌活动;kind=exhibition;field=big-data,cloud-computing;date=+110d;zone=jingan-district;state=planned;~3 I.2(2)
    [zone-cooperations]
    zco-0001|zoneA=huairou-science-city;zoneB=zhongguancun-science-city;form=pairing;regionA=east;regionB=east;isAdjacent=no;isComplementary=yes;startedOn=-800d;reviewOn=+25d;terms=Labs there, pilot lines here;state=running
    zco-0002|zoneA=shibei-park;zoneB=zhangjiang-jingan-park;form=management;isAdjacent=yes;isComplementary=yes;startedOn=-1300d;state=running
    zco-0003|zoneA=tongzhou-district;zoneB=hebei;form=enclave;regionA=east;regionB=east;isAdjacent=yes;isComplementary=yes;state=proposed
    [land-parcels]
    hr-01-07|code=HR-01-07;zone=huairou-science-city;area=56000;ownership=state;use=research;plannedUse=research;registered=yes;planConforms=yes;useControlOk=yes;industry=nanotechnology;leaseForm=transfer;approvedOn=-2000d;suppliedOn=-1900d;floorAreaRatio=1.8;state=in-use
    hr-02-03|code=HR-02-03;zone=huairou-science-city;area=32000;ownership=state;use=vacant;plannedUse=industrial;registered=yes;planConforms=yes;useControlOk=yes;approvedOn=-700d;state=approved
    sb-04|code=SB-04;zone=shibei-park;area=12400;ownership=state;use=office;industry=big-data;leaseForm=flexible-lease;tenant=ent#2;rent=2400000;leaseTo=+200d;approvedOn=-4000d;suppliedOn=-3900d;floorAreaRatio=3.1;state=in-use
    tz-11|code=TZ-11;zone=tongzhou-seed-park;area=48000;ownership=rural-collective;use=industrial-space;plannedUse=industrial space;registered=yes;planConforms=yes;useControlOk=no;approvedOn=-900d;suppliedOn=-850d;idle=yes;idleSince=-500d;disposeBy=+30d;state=idle
    [land-indexes]
    lai-0001|zone=huairou-science-city;year=2024;developmentIntensity=31.5;investmentIntensity=8200;landPerCapita=182;floorAreaRatio=1.02;idleHectares=120000;unsuppliedHectares=320000;checkedOn=-300d;state=checked
    lai-0002|zone=huairou-science-city;year=2025;developmentIntensity=33.1;investmentIntensity=8900;landPerCapita=176;floorAreaRatio=1.1;idleHectares=90000;unsuppliedHectares=352000;state=recorded
    lai-0003|zone=shibei-park;year=2024;developmentIntensity=88.2;investmentIntensity=31000;landPerCapita=24;floorAreaRatio=2.86;state=checked
    lai-0004|zone=shibei-park;year=2025;developmentIntensity=88.4;investmentIntensity=31900;landPerCapita=23;floorAreaRatio=2.81;state=recorded
    [environment-readings]
    env-0001|zone=huairou-science-city;year=2024;energyPerOutput=0.21;emission=84;pollution=112;checkedOn=-300d;state=checked
    env-0002|zone=huairou-science-city;year=2025;energyPerOutput=0.19;emission=88;pollution=104;state=recorded
    env-0003|zone=shibei-park;year=2025;energyPerOutput=0.08;emission=41;pollution=12;smartIndex=76;state=recorded
    [land-requests]
    lrq-0001|project=research-projects/prj-0002;zone=huairou-science-city;area=30000;use=innovation-platform;priority=high;requestedOn=-25d;dueOn=+35d;state=ranked
    lrq-0002|project=infrastructure-projects/seed-plants;zone=tongzhou-seed-park;area=40000;use=industrial;requestedOn=-6d;dueOn=+54d;state=requested
    """
}
