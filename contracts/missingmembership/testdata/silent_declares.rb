class SignupService
  class << self
    def trims(name)
      before_validation do
        send("#{name}=", send(name).strip)
      end
    end
  end

  def call
    save
  end
end
