/// What stands in the pane of talent, in the form that `SampleLines` reads.
enum PeopleLines {
  static let text = """
    [talents]
    tal-0001|name=Lin Yueshan;nameZh=林岳山;category=forerunner;level=high;nationality=China;birthDate=1975-04-02;field=nanotechnology;employer=research-institutions/binn;employerKind=institute;employerLevel=national;role=group leader;roles=core-technical,academic-leader;leadingPost=no;contribution=main-completer;fullTime=yes;task=major-strategic;highEnd=yes;inCoreTeam=yes;degree=doctor;state=employed
    tal-0002|name=Gao Wenqing;nameZh=高文清;category=senior-expert;level=top;nationality=China;birthDate=1962-11-19;field=light-source;employer=research-institutions/ucas;employerKind=university;employerLevel=national;role=professor;roles=academic-leader;leadingPost=yes;contribution=major-contributor;fullTime=yes;isStrategic=yes;highEnd=yes;degree=doctor;state=employed
    tal-0003|name=Ana Novak;nameZh=安娜·诺瓦克;category=foreign;level=high;nationality=Slovenia;birthDate=1988-07-14;field=nanotechnology,sensors;employer=enterprises/ent#1;employerKind=enterprise;employerZoneKind=municipal-park;role=chief engineer;roles=technical-professional;fullTime=yes;workStartedOn=-20d;highEnd=yes;degree=doctor;permanentResident=no;socialInsuranceEligible=yes;state=employed
    tal-0004|name=Shen Kaiming;nameZh=沈开明;category=backbone;level=high;nationality=China;birthDate=1983-02-27;field=high-end-equipment;employer=enterprises/ent#5;employerKind=enterprise;role=head of R&D;roles=core-technical,backbone;fullTime=yes;incentive=option;degree=master;state=employed
    tal-0005|name=Erik Lindqvist;nameZh=埃里克·林奎斯特;category=foreign;level=top;nationality=Sweden;birthDate=1962-03-08;field=big-data;employer=enterprises/ent#2;employerKind=enterprise;role=adviser;roles=senior-manager;highEnd=yes;permanentResident=yes;pensionYears=12;socialInsuranceEligible=yes;degree=doctor;state=employed
    tal-0006|name=Tang Ruolan;nameZh=唐若兰;category=young-scientist;level=general;nationality=China;birthDate=1994-09-30;field=big-data,artificial-intelligence;employer=enterprises/ent#2;employerKind=enterprise;role=data scientist;roles=core-technical;leadingPost=no;contribution=main-completer;fullTime=yes;degree=doctor;universityKind=key-domestic;outstanding=yes;activityZone=shibei-park;state=employed
    tal-0007|name=He Zhibo;nameZh=何志博;category=entrepreneur;level=general;nationality=China;birthDate=1990-01-11;field=seed-industry;employer=enterprises/ent#27;employerKind=enterprise;role=founder;degree=master;tiers=tier-3;state=employed
    tal-0008|name=Maria Duarte;nameZh=玛丽亚·杜阿尔特;category=foreign;level=high;nationality=Portugal;birthDate=1996-05-21;field=biomedicine;employer=research-institutions/yanqi-hospital;employerKind=hospital;employerLevel=high;role=postdoctoral researcher;degree=doctor;universityKind=renowned-foreign;outstanding=yes;activityZone=huairou-science-city;state=invited
    [work-permits]
    wpe-0001|holder=tal-0003;category=a;employer=enterprises/ent#1;appliedOn=-6d;approver=District service desk;approverLevel=district;officer=wang.fang;state=applied
    wpe-0002|holder=tal-0005;category=a;employer=enterprises/ent#2;appliedOn=-700d;grantedOn=-692d;validTo=+28d;approver=Municipal bureau;approverLevel=municipal;state=granted
    wpe-0003|holder=tal-0008;category=b;employer=research-institutions/yanqi-hospital;appliedOn=-15d;approverLevel=municipal;state=applied
    [residence-permits]
    rpe-0001|holder=tal-0003;kind=work-residence;employer=enterprises/ent#1;appliedOn=-3d;state=applied
    rpe-0002|holder=tal-0005;kind=work-residence;employer=enterprises/ent#2;appliedOn=-690d;grantedOn=-680d;from=-680d;to=+40d;state=granted
    rpe-0003|holder=tal-0008;kind=multi-entry-visa;employer=research-institutions/yanqi-hospital;appliedOn=-12d;inviter=research-institutions/yanqi-hospital;state=applied
    [pension-records]
    pen-0001|holder=tal-0005;yearsPaid=12;extendedFrom=-250d;state=extending
    pen-0002|holder=tal-0002;yearsPaid=31;state=paying
    [abroad-trips]
    abr-0001|traveller=tal-0002;purpose=academic-exchange;destination=Germany;from=+34d;to=+41d;members=2;requestedOn=-14d;approvedOn=-5d;approvalValidTo=+170d;quotaAdjusted=yes;state=approved
    abr-0002|traveller=tal-0001;purpose=cooperation;destination=Finland;from=-40d;to=-33d;members=3;requestedOn=-82d;approvedOn=-70d;state=travelled
    [title-reviews]
    tir-0001|person=tal-0004;title=Senior engineer;reviewer=research-institutions/ucas;representativeAchievements=Test bench of the ring / National standard draft;achievementKinds=engineering-programme,standard;isBroker=no;appliedOn=-50d;reviewedOn=-10d;state=reviewed
    tir-0002|person=tal-0001;title=Research professor;reviewer=research-institutions/binn;achievementKinds=project-result;appliedOn=-400d;reviewedOn=-360d;result=Granted unanimously;state=granted
    [flexible-pay-agreements]
    pay-0001|person=tal-0001;form=negotiated;amount=900000;task=Lead the pilot line;countsInWageTotal=no;from=-300d;to=+65d;state=running
    pay-0002|person=tal-0002;form=project;amount=600000;task=Beamline programme;countsInWageTotal=no;state=proposed
    [secondments]
    sec-0001|person=tal-0001;mode=part-time;enterprise=ent#1;project=Pilot line;from=-200d;to=+165d;term=long;guarantee=Post and seniority stay;state=running
    sec-0002|person=tal-0002;mode=off-post;enterprise=ent#3;from=-900d;to=-170d;term=long;state=returned
    [training-programmes]
    nano-technicians-2026|name=Technicians for clean rooms;nameZh=洁净室技能人才班;kind=skilled-staff;partner=Huairou vocational school (invented);zone=huairou-science-city;participants=36;from=-20d;to=+40d;state=running
    data-managers|name=Managers of data firms;nameZh=数据企业经营管理班;kind=manager;zone=shibei-park;from=+30d;to=+33d;state=planned
    [academician-workstations]
    nano-workstation|name=Workstation for nano-films;nameZh=纳米薄膜院士专家工作站;enterprise=ent#1;expert=tal-0002;projects=prj-0001;signedOn=-700d;to=+30d;state=running
    data-workstation|name=Workstation for data rating;nameZh=数据评级专家工作站;enterprise=ent#2;state=proposed
    [technology-commissioners]
    tco-0001|person=tal-0007;employer=enterprises/ent#27;served=Three villages of the north township;mode=transfer;achievements=ach-0006;from=-300d;to=+65d;state=serving
    tco-0002|person=tal-0004;employer=enterprises/ent#5;servedVillageOrFirm=enterprises/ent#3;served=Ring works;mode=technology-investment;state=assigned
    [technology-brokers]
    tbr-0001|name=Xu Lian;nameZh=徐莲;agency=nano-transfer;title=Technology broker, intermediate;deals=14;certifiedOn=2022-06-30;state=titled
    tbr-0002|name=Jin Hao;nameZh=金浩;agency=shibei-ip-agency;deals=3;certifiedOn=2024-11-12;state=registered
    [talent-service-cases]
    tsc-0001|person=tal-0003;kind=permit;openedOn=-6d;dueOn=+3d;steps=Papers complete;officer=wang.fang;state=in-progress
    tsc-0002|person=tal-0003;kind=school-place;openedOn=-2d;dueOn=+50d;state=open
    tsc-0003|person=tal-0005;kind=insurance;openedOn=-90d;dueOn=-60d;closedOn=-75d;state=done
    tsc-0004|person=tal-0008;kind=allowance;openedOn=-10d;dueOn=+20d;unitLevel=bureau;isShortTerm=yes;state=open
    [talent-teams]
    films-team|name=Team for crack-free films;nameZh=无裂纹薄膜团队;leader=tal-0001;members=tal-0003;host=research-institutions/binn;project=prj-0001;zone=huairou-science-city;arrivedOn=-400d;state=working
    [expert-visits]
    evi-0001|expert=tal-0002;enterprise=ent#1;workstation=nano-workstation;date=-33d;topic=Films on steel;result=Samples sent to the beamline
    """
}
