/// What stands in the panes of policies and performance, in the form that `SampleLines` reads.
enum GovernmentLines {
  static let text = """
    [policies]
    beijing-10-3|name=10+3 policy for high-end, precision and sophisticated industries;nameZh=高精尖产业“10+3”政策;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@1 III.10
    beijing-30|name=Beijing policies and measures, 30 items;nameZh=北京市深化科技体制改革三十条;pack=beijing-2019;issuer=Beijing;level=municipal;zone=beijing;issuedOn=2019-10-16;effectiveOn=2019-10-16;lastReviewedOn=-500d;nextReviewOn=+230d;state=in-force;@1 title
    beijing-action-plan-2014|name=Beijing Technological Innovation Action Plan (2014-2017);nameZh=北京技术创新行动计划（2014-2017年）;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@0 II(II)2 first
    beijing-patent-rules|name=Regulations of Beijing on the protection and promotion of patents;nameZh=北京市专利保护和促进条例;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@2 V(II)
    beijing-technology-market-rules|name=Regulations of Beijing on the technology market;nameZh=北京市技术市场条例;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@2 V(II)
    beijing-transformation-plan|name=Beijing action plan on the transfer and transformation of achievements;nameZh=北京市促进科技成果转移转化行动方案;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@2 preamble
    beijing-transformation-rules|name=Regulations on promoting the transformation of achievements in Beijing (to be legislated);nameZh=北京市促进科技成果转化条例（推进立法）;issuer=Beijing;level=municipal;zone=beijing;state=planned;@1 III.12
    gbt-29490|name=GB/T 29490-2013 enterprise IP management standard;nameZh=企业知识产权管理规范;documentNo=GB/T 29490-2013;level=state;state=in-force;@3 IV.3(4)
    guofa-2020-7|name=Guofa [2020] No. 7;nameZh=国务院关于促进国家高新技术产业开发区高质量发展的若干意见;documentNo=国发〔2020〕7号;issuer=State Council;level=state;issuedOn=2020-07-13;effectiveOn=2020-07-13;state=in-force;@4 title
    huairou-ip-intensive-plan|name=Special plan of Huairou for IP-intensive industries (to be written);nameZh=怀柔区知识产权密集型产业专项发展规划（待制定）;issuer=Huairou District;level=district;zone=huairou-district;state=planned;@2 IV(III)9
    huairou-plan|name=Huairou action plan on transfer and transformation;nameZh=怀柔区促进科技成果转移转化行动计划;issuer=Huairou District;level=district;zone=huairou-district;lastReviewedOn=-200d;nextReviewOn=+20d;state=under-review;@2 title
    jjj-smart-manufacturing|name=Beijing-Tianjin-Hebei Smart Manufacturing Collaborative Innovation Plan;nameZh=京津冀智能制造协同创新计划;level=municipal;zone=beijing-tianjin-hebei;state=in-force;@1 V.28
    jing-fa-2014-17|name=Jing Fa [2014] No. 17;nameZh=京发〔2014〕17号;documentNo=京发〔2014〕17号;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@0 preamble
    jingan-2018|name=Jing'an implementation recommendation;nameZh=静安区科技创新发展实施意见;issuer=Jing'an District;level=district;zone=jingan-district;issuedOn=2018-01-02;coveredByHigher=no;conflictsWithRecommendation=no;state=in-force;@3 title
    jingan-fund-rules|name=Jing'an recommendation on use and management of special funds;nameZh=静安区产业发展专项资金使用管理意见;issuer=Jing'an District;level=district;zone=jingan-district;state=in-force;@3 II
    jjj-smart-manufacturing|name=Beijing-Tianjin-Hebei Smart Manufacturing Collaborative Innovation Plan;nameZh=京津冀智能制造协同创新计划;zone=beijing-tianjin-hebei;state=in-force;@1 V.28
    made-in-china-beijing|name=Made in China 2025 Beijing Platform for Action;nameZh=《中国制造2025》北京行动纲要;issuer=Beijing;level=municipal;zone=beijing;state=in-force;@2 IV(III)9
    shanghai-innovation-centre|name=Shanghai recommendations on the innovation centre with global influence;nameZh=上海加快建设具有全球影响力的科技创新中心的意见;issuer=Shanghai;level=municipal;zone=shanghai;state=in-force;@3 preamble
    shanghai-talent-reform|name=Shanghai recommendations on the reform of talent development;nameZh=上海深化人才发展体制机制改革的实施意见;issuer=Shanghai;level=municipal;zone=shanghai;state=in-force;@3 IV.3(1)
    thirteenth-five-year-plan|name=Thirteenth Five-Year Plan;nameZh=“十三五”规划;level=state;state=in-force;@2 III
    tongzhou-2015|name=Tongzhou opinions on technological innovation;nameZh=通州区关于促进科技创新的意见;issuer=Tongzhou District;level=district;zone=tongzhou-district;issuedOn=2015-01-16;lastReviewedOn=-800d;state=in-force;@0 title
    tongzhou-patent-rules|name=Regulations of Tongzhou on patent implementation projects (to be written);nameZh=通州区专利实施项目管理办法（待制定）;issuer=Tongzhou District;level=district;zone=tongzhou-district;state=planned;@0 II(I)1 first
    tongzhou-support-methods|name=Provisional methods of Tongzhou on supporting technological innovation (to be written);nameZh=通州区支持科技创新暂行办法（待制定）;issuer=Tongzhou District;level=district;zone=tongzhou-district;state=planned;@0 II(I)1 first
    transformation-law|name=Law on promoting the transformation of achievements;nameZh=促进科技成果转化法;level=state;state=in-force;@2 preamble
    transformation-law-provisions|name=State Council provisions on implementing the transformation law;nameZh=实施促进科技成果转化法若干规定;issuer=State Council;level=state;state=in-force;@2 preamble
    zhong-fa-2015-8|name=Zhong Fa [2015] No. 8;nameZh=中发〔2015〕8号;documentNo=中发〔2015〕8号;level=state;state=in-force;@3 preamble
    [policy-clauses]
    beijing-30-v25|policy=beijing-30;number=V.25;text=Scenarios are released in lists and tried before buying;rule=scenario-regular-release;department=huairou-stc;lastProgress=-120d;progress=First list of the year;state=in-progress
    huairou-plan-ivi1|policy=huairou-plan;number=IV(I)1;text=A platform joins owners and demanders of achievements;rule=info-platform-deadline-2017;department=huairou-stc;lastProgress=-400d;state=stalled
    huairou-plan-ivv16|policy=huairou-plan;number=IV(V)16;text=At least seventy in a hundred of the proceeds go to people;rule=personnel-reward-floor;department=huairou-hr;lastProgress=-20d;progress=Two distributions checked;state=in-progress
    jingan-2018-v2|policy=jingan-2018;number=V.2;text=Supported firms stay at least five years;rule=continuous-operation-5-years;state=not-started
    [policy-promotions]
    pop-0001|title=Clinic on the thirty measures;policies=beijing-30;channel=meeting;date=-33d;zone=huairou-science-city;audience=founders;enterprises=ent#1,ent#3;reached=84;feedback=Asked for worked examples;state=done
    pop-0002|title=Door to door in the nano park;policies=huairou-plan,beijing-30;channel=visit;date=+9d;zone=nanotechnology-industry-park;audience=small firms;state=planned
    [copied-reforms]
    cpr-0001|name=Desk for foreign talent;nameZh=外籍人才一站式窗口;sourceZone=zhongguancun-science-city;adoptingZone=huairou-science-city;dueOn=+40d;state=preparing
    cpr-0002|name=Acceptance with papers missing;nameZh=容缺受理;sourceZone=shibei-park;adoptingZone=tongzhou-district;adoptedOn=-200d;state=adopted
    [service-cases]
    svc-0001|client=enterprises/ent#1;kind=policy;openedOn=-4d;dueOn=+6d;steps=Asked about the voucher;officer=zhao.min;state=open
    svc-0002|client=enterprises/ent#40;kind=financing;openedOn=-20d;dueOn=-2d;steps=Waits for the tax form;officer=wang.fang;state=waiting
    svc-0003|client=startup-teams/tea#1;kind=coaching;openedOn=-60d;closedOn=-40d;result=Mentor found;officer=zhao.min;state=solved
    [approval-matters]
    apm-0001|project=Nano-device pilot plant;enterprise=ent#3;zone=huairou-science-city;industry=nanotechnology;route=commitment;commitmentSignedOn=-30d;appliedOn=-35d;decidedOn=-20d;power=pow-0004;state=approved
    apm-0002|project=Chip test house;enterprise=ent#33;zone=huairou-science-city;industry=integrated-circuits;route=tolerance;missingDocs=Lease of the hall / Noise report;missingAreSecondary=yes;makeUpBy=+8d;commitmentSignedOn=-12d;appliedOn=-12d;state=conditionally-accepted
    apm-0003|project=Data hall, second stage;enterprise=ent#2;zone=shibei-park;industry=big-data;route=ordinary;missingDocs=Energy review;missingAreSecondary=no;appliedOn=-3d;state=accepted
    [import-cases]
    imp-0001|enterprise=ent#16;zone=huairou-science-city;kind=clinical-sample;item=Plasma samples;basis=trial;filings=1;eligible=yes;enteredOn=-30d;state=inside
    imp-0002|enterprise=ent#28;zone=huairou-development-zone-incubator;kind=test-vehicle;item=Two test cars;vehicleKind=rd-test-non-mandatory;filings=1;eligible=yes;enteredOn=-700d;extendedTo=+25d;state=extended
    imp-0003|enterprise=ent#1;zone=huairou-science-city;kind=other;item=Film targets;state=applied
    [authorised-items]
    aut-0001|name=Filing of foreign investment;nameZh=外商投资备案;zone=huairou-science-city;area=approval;item=Filing below 300 million dollars;source=Municipal commission;legalBasis=Municipal decision of 2020;since=2020-03-01;step=1;reviewOn=+60d;state=delegated
    aut-0002|name=Recognition of talent;nameZh=人才认定;zone=huairou-science-city;area=talent;item=Category lists;step=2;state=planned
    aut-0003|name=Recommendation of high-tech firms;nameZh=高企推荐;zone=shibei-park;area=innovation;legalBasis=District rules of 2018;since=2018-06-01;state=delegated
    [power-lists]
    pow-0001|item=Recommend projects for the district fund;kind=powers;department=huairou-stc;updatedOn=-200d;state=active
    pow-0002|item=Ask twice for the same paper;kind=negatives;department=huairou-stc;updatedOn=-200d;state=active
    pow-0003|item=Answer a firm within five working days;kind=responsibilities;department=huairou-science-city-office;updatedOn=-30d;state=active
    pow-0004|item=Approve investment projects by commitment;kind=powers;department=huairou-drc;updatedOn=-90d;state=active
    [rule-checks]
    rch-0001|rule=personnel-reward-floor;about=proceeds-distributions/pdi-0001;inputs=4,200,000 of 5,800,000 (gross);result=met;explanation=72.4 in a hundred;checkedOn=-149d;checkedBy=zhao.min;state=passed
    rch-0002|rule=indirect-cost-cap-60;about=research-projects/prj-0002;inputs=2,600,000 indirect of 4,000,000 direct without equipment;result=not-met;explanation=65 in a hundred, 200,000 too much;checkedOn=-2d;checkedBy=zhao.min;state=failed
    rch-0003|rule=first-financing-support;about=enterprises/ent#6;result=unknown;explanation=Whether it had loans before is missing;checkedOn=-7d;checkedBy=wang.fang;state=unknown-input
    [applications]
    app-0001|applicant=enterprises/ent#5;programme=high-tech-enterprise-2016;programmeName=High-tech enterprise (rules of 2016);programmeNameZh=高新技术企业（2016年办法）;appliedOn=-40d;filedBy=zhao.min;packVersion=titles 2026.2 · 2016;met=7;unmet=1;unknown=1;decidedOn=-12d;decisionNote=Sent on to the municipal desk;state=approved
    app-0002|applicant=enterprises/ent#10;programme=jingan-special-fund;programmeName=Jing'an special fund;programmeNameZh=静安区科创专项资金;appliedOn=-6d;filedBy=wang.fang;amount=500000;packVersion=jingan-2018 3;met=4;unmet=0;unknown=1;state=filed
    [application-conditions]
    apc-0001|application=app-0001;line=1;condition=registered-a-year;verdict=met;says=Registered more than 365 days ago.;saysZh=注册成立365天以上。;value=1,387;threshold=> 365;valueFigure=1387;sign=>;thresholdFigure=365;clause=Titles and recognition Guokefahuo [2016] 32, 11(1);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（一）
    apc-0002|application=app-0001;line=2;condition=owns-ip;verdict=met;says=Owns the right to the core technology of its main product.;saysZh=拥有对主要产品（服务）发挥核心支持作用的知识产权所有权。;value=Owns core IP yes;valueZh=核心知识产权 是;clause=Titles and recognition Guokefahuo [2016] 32, 11(2);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（二）
    apc-0003|application=app-0001;line=3;condition=field;verdict=met;says=Its core technology is in a field that the State supports.;saysZh=核心技术属于国家重点支持的高新技术领域。;value=In a supported field yes;valueZh=属支持领域 是;clause=Titles and recognition Guokefahuo [2016] 32, 11(3);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（三）
    apc-0004|application=app-0001;line=4;condition=technical-staff;verdict=met;says=At least 10 percent of the staff are technical staff.;saysZh=科技人员占职工总数不低于10%。;value=15% (2025);threshold=>= 10%;valueFigure=15;sign=>=;thresholdFigure=10;unit=percent;yearFrom=2025;yearTo=2025;source=Yearly figures (invented);sourceZh=年度数据（虚构）;clause=Titles and recognition Guokefahuo [2016] 32, 11(4);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（四）
    apc-0005|application=app-0001;line=5;condition=rd-share;verdict=met;says=R&D over three years is 5 percent of revenue up to 50 million yuan, 4 up to 200, else 3.;saysZh=近三年研发费用占比：收入5000万元以内5%，2亿元以内4%，以上3%。;value=7.76% (2025);threshold=>= 5%;valueFigure=7.76;sign=>=;thresholdFigure=5;unit=percent;yearFrom=2025;yearTo=2025;source=Yearly figures (invented);sourceZh=年度数据（虚构）;clause=Titles and recognition Guokefahuo [2016] 32, 11(5);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（五）
    apc-0006|application=app-0001;line=6;condition=rd-in-china;verdict=unmet;says=At least 60 percent of the R&D spending is within China.;saysZh=境内研发费用占全部研发费用不低于60%。;value=56%;threshold=>= 60%;gap=4%;valueFigure=56;sign=>=;thresholdFigure=60;unit=percent;gapFigure=4;gapUnit=percent;source=Yearly figures (invented);sourceZh=年度数据（虚构）;clause=Titles and recognition Guokefahuo [2016] 32, 11(5);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（五）
    apc-0007|application=app-0001;line=7;condition=high-tech-income;verdict=met;says=At least 60 percent of income is from high-tech products.;saysZh=高新技术产品（服务）收入占比不低于60%。;value=71% (2025);threshold=>= 60%;valueFigure=71;sign=>=;thresholdFigure=60;unit=percent;yearFrom=2025;yearTo=2025;source=Yearly figures (invented);sourceZh=年度数据（虚构）;clause=Titles and recognition Guokefahuo [2016] 32, 11(6);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（六）
    apc-0008|application=app-0001;line=8;condition=innovation-score;verdict=unknown;says=More than 70 points for innovation, 70 is not enough.;saysZh=创新能力评价得分70分以上（不含70分）。;threshold=> 70;sign=>;thresholdFigure=70;lacking=Innovation score;lackingZh=创新能力得分;clause=Titles and recognition Guokefahuo [2016] 32, 11(7);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（七）
    apc-0009|application=app-0001;line=9;condition=clean-year;verdict=met;says=No major safety, quality or environmental case in the year before.;saysZh=申请前一年内未发生重大安全、重大质量事故或严重环境违法。;value=Major case no;valueZh=重大事件 否;clause=Titles and recognition Guokefahuo [2016] 32, 11(8);clauseZh=资质与认定 国科发火〔2016〕32号 第十一条（八）
    apc-0010|application=app-0002;line=1;condition=registered-in-district;verdict=met;says=Registered in the district.;saysZh=注册地在本区。;value=Registered in Jing'an District;valueZh=注册地 静安区;clause=Jing'an recommendation on innovation and development III;clauseZh=静安区科技创新发展实施意见 III
    apc-0011|application=app-0002;line=2;condition=taxed-in-district;verdict=met;says=Pays its taxes in the district.;saysZh=税务关系在本区。;value=Taxed in Jing'an District;valueZh=纳税地 静安区;clause=Jing'an recommendation on innovation and development III;clauseZh=静安区科技创新发展实施意见 III
    apc-0012|application=app-0002;line=3;condition=technology-firm;verdict=unknown;says=A technology-innovation firm, or a qualified new enterprise.;saysZh=属科技创新企业或符合条件的新引进企业。;lacking=Technology firm, Qualified new enterprise;lackingZh=科技型企业、合格新设企业;clause=Jing'an recommendation on innovation and development III;clauseZh=静安区科技创新发展实施意见 III
    apc-0013|application=app-0002;line=4;condition=stays-in-district;verdict=met;says=Operates in the district and has not left.;saysZh=在区内经营且未迁出。;value=Left the district missing, Operating since 2021-09-29;valueZh=迁出日期 缺失，经营起始 2021-09-29;clause=Jing'an recommendation on innovation and development V.2;clauseZh=静安区科技创新发展实施意见 V.2
    apc-0014|application=app-0002;line=5;condition=no-award-this-year;verdict=met;says=No support from this fund this year, purpose and fund line are looked at when an award is filed.;saysZh=本年度未获本资金扶持，用途和科目在登记资助时核对。;value=0;threshold== 0;valueFigure=0;sign==;thresholdFigure=0;clause=Jing'an recommendation on innovation and development V.1;clauseZh=静安区科技创新发展实施意见 V.1
    [commendations]
    cmd-0001|recipientName=Lin Yueshan;recipient=talents/tal-0001;reason=The generator licence;award=District prize for transformation;date=-100d;state=awarded
    cmd-0002|recipientName=Huairou Three Lakes IP Agency;reason=Patent clinics;award=Good service agency;state=proposed
    [holiday-calendars]
    hol-0001|date=+44d;isWorkingDay=no;name=Move of the office;nameZh=办公搬迁停办一日;state=active
    hol-0002|date=+50d;isWorkingDay=yes;name=Open day of the office;nameZh=办公开放日;state=active
    [plan-tasks]
    huairou-task-01|number=1;title=Achievement information platform;task=huairou-task-01;policy=huairou-plan;policyClause=huairou-plan-ivi1;zone=huairou-district;responsible=huairou-stc;scheduleKind=deadline;dueOn=2017-12-31;lastProgressOn=-400d;progress=Runs on a test server;done=70;state=stalled;~2 IV(I)1
    huairou-task-02|number=2;title=Linking of reports, literature, rights and standards;task=huairou-task-02;policy=huairou-plan;zone=huairou-district;responsible=huairou-stc;scheduleKind=continuous;lastProgressOn=-30d;progress=Four institutes have linked their literature;state=active;~2 IV(I)2
    huairou-task-04|number=4;title=Demands of enterprises released;task=huairou-task-04;policy=huairou-plan;zone=huairou-district;responsible=huairou-stc,huairou-edu,huairou-eit,huairou-dza;scheduleKind=continuous;lastProgressOn=-200d;progress=31 demands collected, 12 released;state=active;~2 IV(II)4
    huairou-task-07|number=7;title=Joint enforcement of IP;task=huairou-task-07;policy=huairou-plan;zone=huairou-district;responsible=huairou-stc,huairou-ipo,huairou-commerce,huairou-aic,huairou-culture;scheduleKind=continuous;lastProgressOn=-12d;progress=Joint inspection of the trade fair;state=active;~2 IV(III)7
    huairou-task-12|number=12;title=Incubators and spaces;task=huairou-task-12;policy=huairou-plan;zone=huairou-district;responsible=huairou-stc,huairou-dza;scheduleKind=continuous;lastProgressOn=-5d;progress=One space opened;state=active;~2 IV(IV)12
    huairou-task-16|number=16;title=Reward and free time for researchers;task=huairou-task-16;policy=huairou-plan;policyClause=huairou-plan-ivv16;zone=huairou-district;responsible=huairou-stc,huairou-hr,huairou-edu;scheduleKind=continuous;state=open;~2 IV(V)16
    tas-0007|title=Report of the third quarter;zone=huairou-district;responsible=huairou-stc;scheduleKind=deadline;dueOn=+6d;lastProgressOn=-3d;progress=Figures of two departments are in;state=active
    [departments]
    huairou-agri|name=Huairou District Agriculture Commission;nameZh=怀柔区农业委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-aic|name=Huairou District Administration for Industry and Commerce;nameZh=怀柔区工商行政管理局;level=district;zone=huairou-district;state=active;@2 IV
    huairou-commerce|name=Huairou District Commerce Commission;nameZh=怀柔区商务委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-culture|name=Huairou District Culture Commission;nameZh=怀柔区文化委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-drc|name=Huairou District Commission of Development and Reform;nameZh=怀柔区发展和改革委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-dza|name=Development Zone Administration Committee;nameZh=怀柔开发区管理委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-edu|name=Huairou District Education Commission;nameZh=怀柔区教育委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-eit|name=Huairou District Commission of Economy and Information Technology;nameZh=怀柔区经济和信息化委员会;level=district;zone=huairou-district;state=active;@2 IV
    huairou-hr|name=Huairou District Human Resources and Social Security Bureau;nameZh=怀柔区人力资源和社会保障局;level=district;zone=huairou-district;dutyStatements=Titles, permits and social insurance of talent;state=active;~2 IV
    huairou-ipo|name=Huairou District Intellectual Property Office;nameZh=怀柔区知识产权局;level=district;zone=huairou-district;dutyStatements=Joint enforcement and patent funding;state=active;~2 IV
    huairou-science-city-office|name=Huairou Science City Office;nameZh=怀柔科学城办公室;level=district;zone=huairou-district;state=active;@2 IV
    huairou-stc|name=Huairou District Science and Technology Commission;nameZh=怀柔区科学技术委员会;level=district;zone=huairou-district;dutyStatements=Leads the plan, keeps the library and reports;state=active;~2 IV
    huairou-townships|name=All townships;nameZh=各镇乡街道;level=township;zone=huairou-district;state=active;@2 V(I)
    [performance-assessments]
    pas-0001|department=huairou-stc;year=2024;innovationWeight=20;score=88;publishedOn=2025-02-20;state=published
    pas-0002|department=huairou-stc;year=2025;innovationWeight=22;dueOn=+35d;state=draft
    pas-0004|department=huairou-science-city-office;year=2026;innovationWeight=30;scheme=Flat office, posts by contract;schemeOn=-210d;dueOn=+100d;state=draft
    pas-0003|department=huairou-ipo;year=2025;innovationWeight=20;dueOn=+35d;state=draft
    [targets]
    huairou-rooms-let|name=Rooms let in the science city;nameZh=科学城房间出租率;metric=rooms-let;zone=huairou-science-city;comparator=at-least;value=85;unit=%;byYear=2026;period=year-end;direction=higher;department=huairou-dza
    shibei-energy|name=Energy to output;nameZh=单位产值能耗;metric=energy-per-output;zone=shibei-park;comparator=at-most;value=0.075;unit=tce;byYear=2027;period=annual;direction=lower
    [indicator-readings]
    rea-0001|metric=rooms-let;zone=huairou-science-city;target=huairou-rooms-let;periodFrom=2025-01-01;periodTo=2025-12-31;value=78.5;unit=%;source=letting list;computed=yes;checkedBy=zhao.min;state=verified
    rea-0002|metric=huairou-incubated-enterprises;zone=huairou-district;periodTo=2020-12-31;value=128;unit=enterprises;source=invented yearly report;lastBecause=the year of the target is over;state=published
    rea-0003|metric=huairou-invention-patent-density;zone=huairou-district;periodFrom=2020-01-01;periodTo=2020-12-31;value=27.4;unit=per 10,000 people;source=invented yearly report;lastBecause=the year of the target is over;state=published
    rea-0004|metric=tongzhou-patent-applications;zone=tongzhou-district;periodFrom=2020-01-01;periodTo=2020-12-31;value=5204;unit=applications;source=invented yearly report;lastBecause=the year of the target is over;checkedBy=zhao.min;state=verified
    rea-0005|metric=energy-per-output;zone=shibei-park;target=shibei-energy;periodFrom=2025-01-01;periodTo=2025-12-31;value=0.08;unit=tce;source=energy office (invented);state=entered
    rea-0006|metric=energy-per-output;zone=shibei-park;target=shibei-energy;periodFrom=2024-01-01;periodTo=2024-12-31;value=0.083;unit=tce;source=energy office (invented);checkedBy=wang.fang;state=verified
    [base-figures]
    bas-0001|zone=huairou-district;year=2020;kind=population;value=441000;unit=people;source=invented, near the census;state=verified
    bas-0002|zone=tongzhou-district;year=2020;kind=population;value=1840000;unit=people;source=invented, near the census;state=verified
    bas-0003|zone=tongzhou-district;year=2020;kind=fiscal-budget;value=39000000000;unit=yuan;source=invented;state=entered
    bas-0004|zone=tongzhou-district;year=2020;kind=st-spending;value=520000000;unit=yuan;source=invented;state=entered
    bas-0007|zone=tongzhou-district;year=2020;kind=gdp;value=110000000000;unit=yuan;source=invented;state=entered
    bas-0005|zone=beijing;year=2024;kind=basic-research;value=47000000000;unit=yuan;source=invented;state=entered
    bas-0006|zone=beijing;year=2025;kind=basic-research;value=49500000000;unit=yuan;source=invented;state=entered
    [evaluations]
    eva-0001|zone=beijing-etda;year=2025;zoneClass=national;indexVersion=2021 index;indexItems=rd-spending,transfer,entrepreneurship,enterprises,efficiency,competitiveness,energy,sme-incubation,green;weightSum=100;greenWeight=9;score=84;grade=good;publishedOn=-60d;state=praised
    eva-0002|zone=tongzhou-seed-park;year=2025;zoneClass=district;indexVersion=district index;indexItems=rd-spending,transfer,efficiency;weightSum=100;greenWeight=5;score=52;grade=poor;publishedOn=-90d;decision=Interview and notice;state=rectifying
    eva-0003|zone=shibei-park;year=2025;zoneClass=municipal;indexItems=rd-spending,enterprises,efficiency,green;greenWeight=10;score=88;grade=excellent;dueOn=+10d;state=scored
    eva-0004|zone=shibei-park;year=2024;zoneClass=municipal;indexItems=rd-spending,enterprises,efficiency,green;greenWeight=9;score=86;grade=good;publishedOn=-400d;state=closed
    [rectifications]
    rec-0001|zone=tongzhou-seed-park;evaluation=eva-0002;interviewedOn=-80d;notifiedOn=-75d;measures=Fill the idle plot, finish the plants;dueOn=+20d;state=in-progress
    rec-0002|zone=middle-ring-belt;interviewedOn=-700d;notifiedOn=-690d;dueOn=-400d;endedOn=-410d;result=passed;state=passed
    [coordination-bodies]
    beijing-advisory-committee|name=Scientific and Technological Innovation Decision-making Advisory Committee;nameZh=北京市科技创新决策咨询委员会;kind=committee;zone=beijing;state=active;@1 I.5
    beijing-innovation-office|name=Beijing Office for Promoting the Construction of the Scientific and Technological Innovation Center;nameZh=北京推进科技创新中心建设办公室;kind=office;zone=beijing;state=active;@1 I.2
    huairou-promotion|name=Huairou collaborative promotion mechanism;nameZh=怀柔区协同推进机制;kind=mechanism;zone=huairou-district;members=huairou-stc,huairou-ipo,huairou-hr;nextMeetingOn=+13d;state=active;~2 V(I)
    plan-joint-meeting|name=Joint meeting on science and technology plans;nameZh=科技计划联席会议;kind=joint-meeting;zone=beijing;state=active;@1 IV.14
    scenario-joint-meeting|name=Joint meeting for application scenarios;nameZh=应用场景联席会议;kind=joint-meeting;zone=beijing;state=active;@1 V.25
    tongzhou-leading-group|name=Leading group of sci-tech development of Tongzhou District;nameZh=通州区科技发展领导小组;kind=leading-group;zone=tongzhou-district;state=active;@0 III(I)
    zgc-coordination-group|name=Inter-ministerial Coordination Group of Zhongguancun;nameZh=中关村国家自主创新示范区部际协调小组;kind=leading-group;zone=beijing;state=active;@1 I.2
    [meeting-decisions]
    med-0001|body=huairou-promotion;date=-40d;agenda=Third quarter of the plan;matterKind=plan;decision=The report comes within six weeks;followUpTask=tas-0007;dueOn=+6d;state=held
    med-0002|body=scenario-joint-meeting;date=-125d;agenda=First list of 2026;matterKind=cross-level;decision=Released;followedUpOn=-120d;state=followed-up
    med-0003|body=huairou-promotion;date=+13d;agenda=Pilot plant and land;state=scheduled
    """
}
