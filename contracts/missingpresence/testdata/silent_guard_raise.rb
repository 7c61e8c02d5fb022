# G1: a raise on a condition, in each of its shapes.
class CloseTicket
  def call(ticket)
    raise ArgumentError, "ticket is required" if ticket.nil?

    ticket.close!(1)
  end

  def run(ticket)
    raise ArgumentError, "ticket is required" unless ticket

    ticket.close!(1)
  end

  def process(ticket)
    if ticket.nil?
      Rails.logger.warn("no ticket")
      raise ArgumentError, "ticket is required"
    end
    ticket.close!(1)
  end

  def execute(ticket)
    unless ticket.present?
      fail ArgumentError, "ticket is required"
    end
    ticket.close!(1)
  end

  def handle(ticket)
    case ticket
    when Ticket then ticket.close!(1)
    when String, Symbol then Ticket.find_by!(code: ticket.to_s).close!(1)
    else raise ArgumentError, "ticket is required"
    end
  end

  def invoke(ticket)
    case
    when ticket.nil? then raise ArgumentError, "ticket is required"
    end
    ticket.close!(1)
  end

  def chosen(ticket)
    case ticket
    when nil then raise ArgumentError, "ticket is required"
    end
    ticket.close!(1)
  end

  def compared(ticket, owner)
    raise ArgumentError, "both are required" if ticket == nil || nil == owner

    ticket.close!(owner.name)
  end

  def negated(ticket)
    raise ArgumentError, "ticket is required" if !ticket
    raise ArgumentError, "ticket is a ticket" unless ticket.is_a?(Ticket) && ticket.open?

    ticket.close!(1)
  end

  def thrown(ticket)
    throw :abort if ticket.blank?

    ticket.close!(1)
  end
end
