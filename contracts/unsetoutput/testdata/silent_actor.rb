class FindUser < Actor
  input :id
  output :user
  output :note, allow_nil: true
  output :page, default: 1
  output :maybe, type: [String, NilClass]
  output :kind

  def call
    self.user = User.find_by(id: id)
    fail!(error: "none") unless user

    case user.role
    when :admin then self.kind = "admin"
    else self.kind = "guest"
    end
    self.note = "x" if user.admin?
  end
end

class Helped < Actor
  output :user
  output :log

  def call
    load_user
    ActiveRecord::Base.transaction { self.log = [] }
  end

  private

  def load_user
    self.user = User.first || fail!(error: "none")
  end
end

class Composed < Actor
  output :user
  play FindUser, Helped
end

class Raising < Actor
  output :user

  def call
    raise "none" if User.none?

    self.user = User.last
  rescue ActiveRecord::RecordInvalid => e
    fail!(error: e.message)
  end
end

class Unseen < Actor
  output :user

  def call
    assign_user!
  end
end

class Both < Actor
  output :user

  def call
    if admin?
      self.user = Admin.last
    else
      self.user = User.last
    end
  end
end
