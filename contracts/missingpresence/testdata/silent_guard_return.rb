# G2: a failing return, in each of its shapes.
class CloseTicket
  def call(ticket)
    return Failure(:no_ticket) if ticket.nil?

    ticket.close!(1)
  end

  def run(ticket)
    return unless ticket

    ticket.close!(1)
  end

  def process(ticket)
    return false if ticket.blank?

    ticket.close!(1)
  end

  def execute(ticket)
    return result.not_found_failure!(resource: "ticket") unless ticket

    ticket.close!(1)
  end

  def handle(ticket)
    if ticket.nil?
      errors.add(:ticket, "is required")
      return
    end
    ticket.close!(1)
  end

  def invoke(ticket)
    return result.single_validation_failure!(field: :ticket) if ticket.nil?

    ticket.close!(1)
  end

  def paired(ticket, owner)
    return { ok: false, error: "missing" } if ticket.nil? or owner.nil?

    ticket.close!(owner.name)
  end

  def branch(ticket)
    if ticket
      ticket.close!(1)
    else
      Failure(:no_ticket)
    end
  end

  def chosen(ticket)
    ticket ? ticket.close!(1) : Failure(:no_ticket)
  end

  def and_then(ticket)
    ticket && ticket.close!(1)
  end
end
