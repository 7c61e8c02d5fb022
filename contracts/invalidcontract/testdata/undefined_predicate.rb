class Ticket
  # @pre `transferable?(person)` # want invalid-contract @warning
  def give(person)
    raise ArgumentError, "person is required" if person.nil?

    @person = person
  end

  # @pre `self.class::MAX > 3 && !person.nil?`
  def lend(person)
    raise ArgumentError, "person is required" if person.nil? || self.class::MAX <= 3

    @person = person
  end

  MAX = 4
end
