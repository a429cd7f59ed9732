use intercom_errors::IntercomErrors;

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.16", "2.7"])]
enum Own {
    TicketNotFound,
}

fn main() {}
