# G3: a value or a failing exit.
class CloseTicket
  def initialize(owner:, board:)
    @owner = owner || raise(ArgumentError, "owner is required")
    @board = board
  end

  def call(ticket)
    ticket or raise ArgumentError, "ticket is required"
    ticket.close!(@owner.name)
  end

  def run(ticket)
    ticket || raise(ArgumentError, "ticket is required")
    ticket.close!(1)
  end

  def process(ticket)
    known = ticket || raise(ArgumentError, "ticket is required")
    known.close!(1)
    ticket.touch
  end

  def execute(code)
    name = code.presence || raise(ArgumentError, "code is required")
    Ticket.create!(code: name.strip, raw: code.strip)
  end

  def handle(ticket)
    ticket or return Failure(:no_ticket)
    ticket.close!(@board&.name)
  end

  def invoke(ticket)
    ticket.nil? and raise ArgumentError, "ticket is required"
    ticket.close!(1)
  end
end
