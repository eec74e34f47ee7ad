/// What stands in the pane of projects, in the form that `SampleLines` reads.
enum WorkLines {
  static let text = """
    [research-projects]
    prj-0001|title=Layered nano-generators for sensors without batteries;number=Z2024-0114;leader=tal-0001;undertaker=research-institutions/binn;leadKind=institute;programme=beijing-natural-science-foundation;zone=huairou-science-city;site=beijing;field=nanotechnology,new-energy;industry=nanotechnology;kind=applied;discipline=engineering;level=municipal;class=applied;fundingSource=fiscal;quality=high;transformationRequirement=One licence to a firm of the zone within a year;budget=4000000;pilotLowEquipment=yes;allIn=no;reservedOn=-800d;selectedOn=-760d;jointMeetingOn=-765d;startOn=-730d;endOn=+365d;state=running
    prj-0002|title=Spectra of matter under extreme conditions;number=Z2023-0077;leader=tal-0002;undertaker=research-institutions/ucas;leadKind=university;zone=huairou-science-city;site=beijing;field=light-source;kind=basic;discipline=physics;level=national-major;class=basic;fundingSource=municipal-fiscal;budget=9000000;pilotLowEquipment=no;allIn=no;reservedOn=-900d;selectedOn=-850d;startOn=-820d;endOn=+275d;state=running
    prj-0003|title=Rating data without seeing it;number=J2025-0031;leader=tal-0006;undertaker=enterprises/ent#2;leadKind=enterprise;zone=shibei-park;field=big-data;industry=big-data;kind=applied;discipline=information;level=district;class=industrialization;fundingSource=special-fund;industrialObjective=A rating service with ten customers;budget=1800000;originDemand=Demand of the data exchange;reservedOn=-300d;selectedOn=-260d;startOn=-240d;endOn=+490d;state=running
    prj-0004|title=Free proofs of mixing flows;undertaker=research-institutions/ucas;leadKind=university;zone=huairou-science-city;kind=free-exploration;discipline=mathematics;level=municipal;class=basic;fundingSource=municipal-fiscal;budget=600000;allIn=yes;reservedOn=-1500d;selectedOn=-1480d;startOn=-1460d;endOn=-365d;acceptedOn=-300d;outcome=missed;failureCause=wrong-technical-route;diligenceRecord=Yearly reports and two reviews by peers;state=failed-with-diligence
    prj-0005|title=Molecular breeding of maize;undertaker=enterprises/ent#27;leadKind=enterprise;zone=tongzhou-seed-park;field=seed-industry;industry=seed-industry;kind=applied;discipline=life-science;level=district;class=industrialization;fundingSource=special-fund;budget=1200000;state=submitted
    prj-0006|title=Seed coating that keeps through the winter;undertaker=enterprises/ent#27;leadKind=enterprise;zone=tongzhou-seed-park;field=seed-industry;industry=seed-industry;kind=applied;discipline=life-science;level=district;class=industrialization;fundingSource=special-fund;budget=800000;reservedOn=-220d;selectedOn=-160d;startOn=-120d;endOn=+610d;state=running
    [project-milestones]
    mil-0001|name=First device;nameZh=首件样机;project=prj-0001;dueOn=-400d;doneOn=-410d;deliverable=device and report;isKeyLink=yes;state=done
    mil-0002|name=Pilot batch;nameZh=中试批次;project=prj-0001;dueOn=+21d;deliverable=200 pieces;isKeyLink=yes;state=planned
    mil-0003|name=Beamline test;nameZh=线站实验;project=prj-0002;dueOn=-12d;deliverable=data set;isKeyLink=yes;state=planned
    mil-0004|name=First customer;nameZh=首个客户;project=prj-0003;dueOn=+80d;isKeyLink=no;state=planned
    [budget-lines]
    bul-0001|project=prj-0001;subject=direct;planned=3100000;spent=1700000;state=planned
    bul-0002|project=prj-0001;subject=equipment;planned=700000;adjusted=900000;spent=650000;approvedBy=Institute office;unitApprovalOn=-100d;state=adjusted
    bul-0003|project=prj-0001;subject=indirect;planned=690000;spent=300000;state=planned
    bul-0004|project=prj-0001;subject=performance;planned=300000;state=planned
    bul-0005|project=prj-0002;subject=direct;planned=6200000;spent=4100000;state=planned
    bul-0006|project=prj-0002;subject=equipment;planned=2200000;spent=2000000;state=planned
    bul-0007|project=prj-0002;subject=indirect;planned=2600000;spent=900000;state=planned
    bul-0008|project=prj-0003;subject=direct;planned=1400000;category=computing;state=planned
    bul-0009|project=prj-0003;subject=indirect;planned=400000;state=planned
    [programmes]
    beijing-natural-science-foundation|name=Beijing Natural Science Foundation;nameZh=北京市自然科学基金;level=municipal;state=running;@1 II.6
    beijing-tianjin-hebei-programme|name=Beijing-Tianjin-Hebei science and technology programme;nameZh=京津冀科技计划;state=running;@1 V.28
    innovation-2030|name=National Scientific and Technological Innovation 2030 major projects;nameZh=科技创新2030重大项目;level=state;state=running;@1 I.1
    leading-enterprises-plan|name=Cultivation plan for world-class leading enterprises;nameZh=世界级领军企业培育计划;state=planned;@1 IV.14
    national-key-rd|name=National key R&D plans;nameZh=国家重点研发计划;level=state;state=running;@1 I.1
    postdoctoral-programmes|name=Postdoctoral programmes;nameZh=博士后项目;state=running;@1 II.6
    [project-materials]
    pmt-0001|project=prj-0001;document=Task book;version=2;submittedOn=-750d;channel=online;reusedFor=audit;state=reused
    pmt-0002|project=prj-0003;document=Task book;version=1;submittedOn=-250d;channel=online;state=submitted
    pmt-0003|project=prj-0005;document=Application;version=1;submittedOn=-6d;channel=online;state=submitted
    [project-evaluations]
    pev-0001|project=prj-0003;stage=selection;reviewer=Canal evaluators (invented);reviewerKind=third-party;template=industrialization;score=84;dueOn=-270d;date=-265d;state=done
    pev-0002|project=prj-0003;stage=evaluation;reviewer=Canal evaluators (invented);reviewerKind=third-party;template=industrialization;score=80;date=-262d;state=done
    pev-0003|project=prj-0003;stage=tracking;reviewerKind=third-party;template=industrialization;dueOn=+14d;state=planned
    pev-0004|project=prj-0001;stage=execution;reviewer=Panel of peers;reviewerKind=peer;template=applied;score=77;date=-200d;state=done
    pev-0005|project=prj-0004;stage=performance;reviewer=Canal evaluators (invented);reviewerKind=third-party;template=basic;score=61;date=-300d;state=done
    pev-0006|project=prj-0006;stage=selection;reviewer=Canal evaluators (invented);reviewerKind=third-party;template=industrialization;score=82;date=-165d;state=done
    pev-0007|project=prj-0006;stage=evaluation;reviewer=Canal evaluators (invented);reviewerKind=third-party;template=industrialization;score=79;date=-162d;state=done
    [audit-reports]
    aud-0001|project=prj-0001;issuer=Institute audit office;kind=internal;date=-60d;findings=Two small findings;filedOn=-40d;usedForAcceptance=yes;state=filed
    aud-0002|project=prj-0004;issuer=An outside auditor (invented);kind=external;date=-320d;filedOn=-310d;state=closed
    [audit-findings]
    afi-0001|report=aud-0001;text=Travel booked under materials;foundBy=internal-audit;amount=12000;dueOn=-20d;correctedOn=-30d;shownInReport=no;state=corrected
    afi-0002|report=aud-0001;text=One instrument without an inventory number;foundBy=internal-audit;amount=84000;dueOn=+9d;state=open
    [procurement-requests]
    prq-0001|project=prj-0001;item=Sputter target, pure silver;amount=68000;urgent=yes;mode=no-bidding;requestedOn=-5d;state=requested
    prq-0002|project=prj-0002;item=Cryostat;amount=1900000;urgent=no;soleSupplier=yes;procedureDone=yes;mode=single-source;requestedOn=-90d;approvedOn=-70d;state=approved
    prq-0003|project=prj-0003;item=Eight servers;amount=420000;mode=batch;batch=pba-0001;meetsFunctional=yes;meetsParameters=yes;requestedOn=-30d;state=batched
    [procurement-batches]
    pba-0001|title=2026-2;collectedBy=huairou-stc;state=collecting
    [negative-list-items]
    neg-0001|text=Entertaining without a guest list;category=entertainment;appliesTo=all-in-project;since=2020-01-01;state=active
    neg-0002|text=Loans to staff;category=loans;appliesTo=all-in-project;since=2020-01-01;state=active
    neg-0003|text=Guarantees for firms;category=guarantees;appliesTo=new-rd-institution;since=2020-01-01;state=active
    [integrity-records]
    itg-0001|subject=talents/tal-0007;event=The same figure in two reports;project=prj-0005;date=-25d;state=open
    itg-0002|subject=research-institutions/ucas;event=Data kept and shown on request;date=-400d;decision=Praised;decidedOn=-390d;state=decided
    """
}
