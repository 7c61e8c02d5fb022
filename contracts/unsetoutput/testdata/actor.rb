class FindUser < Actor
  input :id
  output :user # want unset-output user @warning
  output :name # want unset-output name
  output :kind # want unset-output kind

  def call
    found = User.find_by(id: id)
    self.user = found if found
    return unless found

    self.name = found.name
    case found.role
    when :admin then self.kind = "admin"
    when :guest then self.kind = "guest"
    end
  end
end

class Never < Actor
  output :total # want unset-output total

  def call
    42
  end
end

class OneLine < Actor
  input :u
  output :user # want unset-output user

  def call = (self.user = u if u)
end

class Rescued < Actor
  output :answer # want unset-output answer

  def call
    self.answer = Remote.ask
  rescue Remote::Error => e
    Rails.logger.warn(e.message)
  end
end
