class CloseTicket
  def call(ticket) # want missing-presence ticket
    ticket.comments.each { |comment| comment.update!(locked: true) }
  end
end
