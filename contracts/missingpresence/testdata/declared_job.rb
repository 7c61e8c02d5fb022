class CloseTicketJob
  include Sidekiq::Job

  def perform(ticket, reason) # want missing-presence reason
    return if ticket.nil?

    ticket.close!(reason.strip)
  end
end
