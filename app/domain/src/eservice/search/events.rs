//! What people type when something has happened, in three languages: the words lead to every service of the event.

use crate::eservice::LifeEvent;

/// The words of an event; they are folded before they are compared.
pub const fn words_of_event(event: LifeEvent) -> &'static str {
    match event {
        LifeEvent::Birth => {
            "uşaq doğuldu doğulub doğum körpə uşağım oldu yeni doğulmuş hamilə analıq ata ana oldum \
            a child is born birth baby newborn pregnancy maternity children \
            родился ребёнок ребёнка рождение ребёнка роды младенец беременность дети"
        }
        LifeEvent::School => {
            "bağça məktəb uşaq bağçası birinci sinif şagird məktəbə qəbul kindergarten school pupil first class enrol \
            детский сад школа школьник первый класс запись"
        }
        LifeEvent::Study => {
            "ali təhsil universitet peşə kollec tələbə imtahan diplom attestat qəbul study university college student exam \
            учёба университет колледж студент экзамен диплом поступление"
        }
        LifeEvent::Marriage => {
            "nikah evlənmək evlənirəm ailə qurmaq toy ərə getmək marriage wedding get married брак свадьба жениться выйти замуж"
        }
        LifeEvent::Divorce => "boşanma boşanmaq ayrılmaq aliment divorce alimony separation развод развестись алименты",
        LifeEvent::Home => {
            "ev almaq mənzil köçmək köçürəm kirayə yaşayış yeri qeydiyyat ipoteka torpaq \
            new home house flat moving rent mortgage дом квартира жильё переезд аренда ипотека прописка"
        }
        LifeEvent::Car => {
            "avtomobil maşın sürücü sürücülük vəsiqəsi nəqliyyat vasitəsi cərimə texniki baxış car driver driving licence vehicle fine \
            машина автомобиль водитель водительские права штраф техосмотр"
        }
        LifeEvent::Work => {
            "iş axtarmaq işsizlik işsizəm əmək müqaviləsi vakansiya maaş məşğulluq job work unemployed looking for work salary employment \
            работа ищу работу безработный безработица вакансия зарплата трудовой договор"
        }
        LifeEvent::Illness => {
            "xəstəlik xəstə xəstələndim əlillik əlil həkim poliklinika sığorta müalicə illness sick disability doctor insurance treatment \
            болезнь заболел инвалидность врач поликлиника страховка лечение"
        }
        LifeEvent::Retirement => {
            "pensiya pensiyaya çıxmaq təqaüd qocalıq əmək stajı retirement pension old age пенсия выйти на пенсию старость стаж"
        }
        LifeEvent::Death => {
            "vəfat vəfat etdi ölüm dəfn yaxınım öldü miras vərəsəlik death died funeral inheritance смерть умер похороны наследство"
        }
        LifeEvent::Documents => {
            "sənəd sənədlər itirdim itib vəsiqə şəxsiyyət vəsiqəsi pasport arayış vaxtı bitib dəyişmək \
            document lost passport identity card certificate expired документы потерял паспорт удостоверение справка просрочен"
        }
        LifeEvent::Military => {
            "hərbi xidmət əsgər əsgərlik çağırış hərbi bilet army military service conscription армия военная служба призыв военный билет"
        }
        LifeEvent::Abroad => {
            "xarici xaricə getmək xaricdə səfər viza konsulluq köçmək vətəndaşlıq miqrasiya abroad travel visa consulate citizenship migration \
            за границу поездка виза консульство гражданство миграция"
        }
        LifeEvent::Trouble => {
            "problem nasazlıq küçə işıq yol çuxur su qaz kəsilib zibil şikayət müraciət broken street light road pothole water gas complaint \
            проблема поломка улица свет дорога яма вода газ отключили мусор жалоба"
        }
        LifeEvent::StartBusiness => {
            "biznes qurmaq başlamaq açmaq şirkət sahibkar vöen qeydiyyatdan keçmək start business company entrepreneur register \
            открыть бизнес начать компания предприниматель зарегистрировать"
        }
        LifeEvent::RunBusiness => {
            "biznes aparmaq vergi bəyannamə lisenziya icazə gömrük idxal ixrac run business tax declaration licence permit customs import export \
            вести бизнес налог декларация лицензия разрешение таможня импорт экспорт"
        }
    }
}
