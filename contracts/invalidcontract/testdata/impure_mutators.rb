class QueueLine
  attr_reader :people

  # @pre `people << name` # want invalid-contract @warning
  def one(name)
    @name = name
  end

  # @pre `people.delete(name)` # want invalid-contract @warning
  def two(name)
    @name = name
  end

  # @post `@last = name` # want invalid-contract @warning
  def three(name)
    @name = name
  end

  # @pre `name.upcase!` # want invalid-contract @warning
  def four(name)
    @name = name
  end
end
